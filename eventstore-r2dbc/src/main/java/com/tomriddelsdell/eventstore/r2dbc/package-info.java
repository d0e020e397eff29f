/** The event store on PostgreSQL, through R2DBC. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc;

import org.jspecify.annotations.NullMarked;
