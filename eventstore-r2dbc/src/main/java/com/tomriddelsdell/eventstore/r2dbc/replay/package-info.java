/** Generations of read models and replays of them, kept beside the log. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.replay;

import org.jspecify.annotations.NullMarked;
