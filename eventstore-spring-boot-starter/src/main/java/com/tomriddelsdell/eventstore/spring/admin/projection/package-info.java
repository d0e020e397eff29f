/** Subscriptions as engineers see and hold them, and what they have parked. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin.projection;

import org.jspecify.annotations.NullMarked;
