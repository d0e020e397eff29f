/** The admin API over HTTP, on a real PostgreSQL. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin;

import org.jspecify.annotations.NullMarked;
