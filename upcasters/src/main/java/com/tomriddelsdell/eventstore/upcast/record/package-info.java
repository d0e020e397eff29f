/** Plain Java records as a form of Avro data: the schema is derived from the record. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.record;

import org.jspecify.annotations.NullMarked;
