package com.tomriddelsdell.eventstore.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image must keep: the scripts of the log, which are found on the class path when the store is opened. */
final class NativeHints implements RuntimeHintsRegistrar {

    static final String SCRIPTS = "com/tomriddelsdell/eventstore/r2dbc/log/*.sql";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern(SCRIPTS);
    }
}
