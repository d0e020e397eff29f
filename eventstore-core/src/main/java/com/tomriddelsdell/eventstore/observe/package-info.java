/** Watching a store through Micrometer observations: timers and traces. Needs {@code reactor-core-micrometer}. */
@NullMarked
package com.tomriddelsdell.eventstore.observe;

import org.jspecify.annotations.NullMarked;
