/** The examples of the documentation, compiled and run. */
@NullMarked
package com.tomriddelsdell.eventstore.docs;

import org.jspecify.annotations.NullMarked;
