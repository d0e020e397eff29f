/** Connections to PostgreSQL: how they are tuned, borrowed, protected, and what their failures mean. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.database;

import org.jspecify.annotations.NullMarked;
