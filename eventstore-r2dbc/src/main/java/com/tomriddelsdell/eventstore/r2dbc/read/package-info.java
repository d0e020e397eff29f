/** Reading: pages by key range, prefetched on demand. Its face is the reader. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.read;

import org.jspecify.annotations.NullMarked;
