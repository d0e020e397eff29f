/** The packages of npm that peers are made of. */
@NullMarked
package com.tomriddelsdell.benchmarks.peers.node;

import org.jspecify.annotations.NullMarked;
