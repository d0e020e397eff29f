/** The programs that the documentation shows. */
@NullMarked
package com.tomriddelsdell.eventstore.docs;

import org.jspecify.annotations.NullMarked;
