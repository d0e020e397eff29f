package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;

/**
 * A part of a stream, and what it means to the domain.
 *
 * @param decoded what {@code recorded} gives, in its order: of each one event, several, or none
 */
record Page<E>(List<RecordedEvent> recorded, List<Decoded<E>> decoded) {}
