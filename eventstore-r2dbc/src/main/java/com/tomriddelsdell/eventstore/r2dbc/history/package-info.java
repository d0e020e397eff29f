/** History that proves itself: sealed digests of the log, and the epochs it goes through. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.history;

import org.jspecify.annotations.NullMarked;
