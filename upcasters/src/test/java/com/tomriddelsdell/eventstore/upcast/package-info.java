@NullMarked
package com.tomriddelsdell.eventstore.upcast;

import org.jspecify.annotations.NullMarked;
