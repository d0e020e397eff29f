package com.tomriddelsdell.eventstore.upcast.record;

import java.lang.reflect.AnnotatedElement;
import java.util.function.Consumer;

/** The former names of something. */
final class Names {

    private Names() {}

    static void addAliases(AnnotatedElement named, Consumer<String> schema) {
        var aliases = named.getAnnotation(Alias.class);
        if (aliases != null) {
            for (var alias : aliases.value()) {
                schema.accept(alias);
            }
        }
    }
}
