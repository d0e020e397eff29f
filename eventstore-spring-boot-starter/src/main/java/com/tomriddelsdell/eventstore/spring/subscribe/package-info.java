/** Subscriptions that run for as long as the application does. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.subscribe;

import org.jspecify.annotations.NullMarked;
