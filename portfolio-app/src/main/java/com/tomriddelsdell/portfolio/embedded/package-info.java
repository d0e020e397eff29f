/** A real PostgreSQL server of the application's own, for when no other is configured. */
@NullMarked
package com.tomriddelsdell.portfolio.embedded;

import org.jspecify.annotations.NullMarked;
