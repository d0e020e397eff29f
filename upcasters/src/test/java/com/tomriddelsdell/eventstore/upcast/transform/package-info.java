@NullMarked
package com.tomriddelsdell.eventstore.upcast.transform;

import org.jspecify.annotations.NullMarked;
