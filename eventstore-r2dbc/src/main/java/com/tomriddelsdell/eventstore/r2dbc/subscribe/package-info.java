/** Subscriptions in the tables of the log: leases, checkpoints and parked events, fenced by the owner's epoch. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.subscribe;

import org.jspecify.annotations.NullMarked;
