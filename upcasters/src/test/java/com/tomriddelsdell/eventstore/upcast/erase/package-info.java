@NullMarked
package com.tomriddelsdell.eventstore.upcast.erase;

import org.jspecify.annotations.NullMarked;
