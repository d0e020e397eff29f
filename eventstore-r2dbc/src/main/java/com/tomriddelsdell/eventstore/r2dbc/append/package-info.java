/** Appending: many callers' appends in one statement, each with an outcome of its own. Its face is the appender. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.append;

import org.jspecify.annotations.NullMarked;
