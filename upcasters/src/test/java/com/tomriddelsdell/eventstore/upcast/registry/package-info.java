@NullMarked
package com.tomriddelsdell.eventstore.upcast.registry;

import org.jspecify.annotations.NullMarked;
