@NullMarked
package com.tomriddelsdell.eventstore.upcast.transfer;

import org.jspecify.annotations.NullMarked;
