/** Emmett with its PostgreSQL event store, in a process of Node.js. */
@NullMarked
package com.tomriddelsdell.benchmarks.peers.emmett;

import org.jspecify.annotations.NullMarked;
