@NullMarked
package com.tomriddelsdell.eventstore.upcast.postgres;

import org.jspecify.annotations.NullMarked;
