/** Events kept as Avro binary, each with the id of the schema that it was written by. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.avro;

import org.jspecify.annotations.NullMarked;
