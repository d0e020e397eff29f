@NullMarked
package com.tomriddelsdell.eventstore.upcast.avro;

import org.jspecify.annotations.NullMarked;
