@NullMarked
package com.tomriddelsdell.eventstore.upcast.schema;

import org.jspecify.annotations.NullMarked;
