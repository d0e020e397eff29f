/** Snapshots on PostgreSQL. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.snapshot;

import org.jspecify.annotations.NullMarked;
