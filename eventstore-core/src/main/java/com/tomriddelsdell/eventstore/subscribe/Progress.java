package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.Position;

/** How far a partition has come: all its events up to {@code position} are handled, or parked. */
public record Progress(String subscription, int partition, Position position) {}
