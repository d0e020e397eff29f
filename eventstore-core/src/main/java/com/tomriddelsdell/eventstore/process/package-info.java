/** What follows from events: processes that answer them with commands. */
@NullMarked
package com.tomriddelsdell.eventstore.process;

import org.jspecify.annotations.NullMarked;
