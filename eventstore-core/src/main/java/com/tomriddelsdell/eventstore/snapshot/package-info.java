/** States kept beside their streams, so that a long stream need not be read from its beginning. A cache: all of it can be lost. */
@NullMarked
package com.tomriddelsdell.eventstore.snapshot;

import org.jspecify.annotations.NullMarked;
