/** Axon Framework 4 with its JDBC engine on PostgreSQL. */
@NullMarked
package com.tomriddelsdell.benchmarks.peers.axon;

import org.jspecify.annotations.NullMarked;
