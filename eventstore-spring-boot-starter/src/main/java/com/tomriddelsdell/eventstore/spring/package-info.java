/** The event store as a Spring Boot application opens, configures and closes it. */
@NullMarked
package com.tomriddelsdell.eventstore.spring;

import org.jspecify.annotations.NullMarked;
