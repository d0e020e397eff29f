package com.tomriddelsdell.eventstore.upcast.chain;

import com.tomriddelsdell.eventstore.RecordedEvent;

/** Where the data that is lifted comes from. */
record Source(RecordedEvent event, Surroundings surroundings) {}
