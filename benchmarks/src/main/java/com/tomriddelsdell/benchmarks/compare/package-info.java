/** The event store side by side with what PostgreSQL itself can do: one run, one durable server. */
@NullMarked
package com.tomriddelsdell.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
