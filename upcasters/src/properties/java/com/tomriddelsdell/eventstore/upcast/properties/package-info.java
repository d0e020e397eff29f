@NullMarked
package com.tomriddelsdell.eventstore.upcast.properties;

import org.jspecify.annotations.NullMarked;
