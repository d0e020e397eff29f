/** What builds and operators call: checks of committed schemas, and of what a log holds. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.command;

import org.jspecify.annotations.NullMarked;
