package com.tomriddelsdell.benchmarks.load;

import java.util.UUID;

/** A contact, as the follower was told of it. */
record Sighting(long position, UUID contact) {}
