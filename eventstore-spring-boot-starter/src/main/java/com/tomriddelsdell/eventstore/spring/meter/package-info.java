/** What is measured of a store: its pool, its head, its subscriptions. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.meter;

import org.jspecify.annotations.NullMarked;
