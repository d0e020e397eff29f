package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How events of one class are sealed. */
record Personal<E, T extends E>(Class<T> type, Function<? super T, Subject> subject, UnaryOperator<T> redaction) {

    boolean covers(Object event) {
        return type.isInstance(event);
    }

    boolean overlaps(Class<?> other) {
        return type.isAssignableFrom(other) || other.isAssignableFrom(type);
    }

    Subject subjectOf(E event) {
        return requireNonNull(subject.apply(type.cast(event)), () -> "the subject of a " + type.getSimpleName());
    }

    E redacted(E event) {
        return requireNonNull(redaction.apply(type.cast(event)), () -> type.getSimpleName() + " without personal data");
    }
}
