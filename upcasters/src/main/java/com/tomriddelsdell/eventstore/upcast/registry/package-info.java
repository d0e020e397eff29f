/** A client of schema registries that speak Confluent's interface, for those whose events go through Kafka too. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.registry;

import org.jspecify.annotations.NullMarked;
