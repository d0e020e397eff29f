/** Avro schemas as texts, and the versions that the schema of an event type has gone through. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.schema;

import org.jspecify.annotations.NullMarked;
