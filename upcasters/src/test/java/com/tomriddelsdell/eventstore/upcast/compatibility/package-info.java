@NullMarked
package com.tomriddelsdell.eventstore.upcast.compatibility;

import org.jspecify.annotations.NullMarked;
