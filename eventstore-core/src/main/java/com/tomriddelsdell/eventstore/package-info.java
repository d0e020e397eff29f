/** The event store: streams of events in one log, appended with an expected version, read and followed in order. */
@NullMarked
package com.tomriddelsdell.eventstore;

import org.jspecify.annotations.NullMarked;
