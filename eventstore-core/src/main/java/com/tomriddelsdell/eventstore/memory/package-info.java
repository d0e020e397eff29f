/** An event store in memory: for tests and trials, with every guarantee but durability. */
@NullMarked
package com.tomriddelsdell.eventstore.memory;

import org.jspecify.annotations.NullMarked;
