/** Streams under other names than those that they are stored by. */
@NullMarked
package com.tomriddelsdell.eventstore.rename;

import org.jspecify.annotations.NullMarked;
