@NullMarked
package com.tomriddelsdell.eventstore.upcast.record;

import org.jspecify.annotations.NullMarked;
