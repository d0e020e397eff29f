/** Deadlines in a table beside the log. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.deadline;

import org.jspecify.annotations.NullMarked;
