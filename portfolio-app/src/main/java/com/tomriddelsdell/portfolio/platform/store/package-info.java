/** The event store and its database as the application runs them: opened, watched, closed. */
@NullMarked
package com.tomriddelsdell.portfolio.platform.store;

import org.jspecify.annotations.NullMarked;
