/** Looks through a whole log for what must never be. */
@NullMarked
package com.tomriddelsdell.eventstore.verify;

import org.jspecify.annotations.NullMarked;
