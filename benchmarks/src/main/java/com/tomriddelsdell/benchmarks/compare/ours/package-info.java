/** The event store through its public API, with every default. */
@NullMarked
package com.tomriddelsdell.benchmarks.compare.ours;

import org.jspecify.annotations.NullMarked;
