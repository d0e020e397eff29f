/** Pekko Persistence with its R2DBC plugin, as far as it can be had. */
@NullMarked
package com.tomriddelsdell.benchmarks.peers.pekko;

import org.jspecify.annotations.NullMarked;
