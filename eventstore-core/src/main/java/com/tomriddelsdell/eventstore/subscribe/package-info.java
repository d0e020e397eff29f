/** Named subscriptions: handlers of events that keep their place in the log, shared out between processes. */
@NullMarked
package com.tomriddelsdell.eventstore.subscribe;

import org.jspecify.annotations.NullMarked;
