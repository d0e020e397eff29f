/** What operators ask of a store: its health, and how its log and subscriptions stand. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.actuate;

import org.jspecify.annotations.NullMarked;
