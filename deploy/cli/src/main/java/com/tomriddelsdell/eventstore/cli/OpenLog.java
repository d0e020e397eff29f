package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;

/** A log that a command works on. */
record OpenLog(R2dbcEventStore store, Database database, String schema) {}
