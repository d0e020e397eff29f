/** Logs of tenants, each in a schema of its own in one database. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.tenant;

import org.jspecify.annotations.NullMarked;
