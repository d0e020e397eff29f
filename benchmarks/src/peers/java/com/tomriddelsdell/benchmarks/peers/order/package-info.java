/** The event that every peer appends, as a Java object. */
@NullMarked
package com.tomriddelsdell.benchmarks.peers.order;

import org.jspecify.annotations.NullMarked;
