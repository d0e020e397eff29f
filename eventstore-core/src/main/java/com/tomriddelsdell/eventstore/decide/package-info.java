/** The writing side of a domain: deciders turn commands into events, command handlers bring them to the store. */
@NullMarked
package com.tomriddelsdell.eventstore.decide;

import org.jspecify.annotations.NullMarked;
