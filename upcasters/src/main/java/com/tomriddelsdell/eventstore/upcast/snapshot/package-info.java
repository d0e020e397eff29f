/** Snapshots of states that are records. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.snapshot;

import org.jspecify.annotations.NullMarked;
