/** What is sent to append, and what comes back: the two SQL functions and their columns. Its face is the statements. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.statement;

import org.jspecify.annotations.NullMarked;
