@NullMarked
package com.tomriddelsdell.eventstore.upcast.command;

import org.jspecify.annotations.NullMarked;
