@NullMarked
package com.tomriddelsdell.eventstore.upcast.chain;

import org.jspecify.annotations.NullMarked;
