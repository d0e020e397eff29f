/** Joins the contracts as an embedder does: from a package of its own. */
@NullMarked
package com.tomriddelsdell.eventstore.embedder;

import org.jspecify.annotations.NullMarked;
