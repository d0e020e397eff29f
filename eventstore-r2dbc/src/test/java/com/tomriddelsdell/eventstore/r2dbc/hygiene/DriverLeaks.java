package com.tomriddelsdell.eventstore.r2dbc.hygiene;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For tests that break connections: r2dbc-postgresql 1.1.3 forgets a message, or a parameter, that it has encoded but cannot send any more.
 * Such leaks are forgiven, no others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DriverLeaks {}
