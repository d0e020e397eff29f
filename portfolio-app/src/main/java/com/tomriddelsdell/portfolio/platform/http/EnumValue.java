package com.tomriddelsdell.portfolio.platform.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** One of a few values as a parameter or field carries it: its name in small letters. */
public final class EnumValue {

    private EnumValue() {}

    /**
     * What the parameter {@code name} says; null when it is absent or empty.
     *
     * @throws ProblemException if it is none of {@code known}
     */
    public static <E extends Enum<E>> @Nullable E in(ServerRequest request, String name, E[] known) {
        var written = request.queryParam(name).orElse("");
        return written.isEmpty() ? null : parse(name, written, known);
    }

    /**
     * Reads {@code written}, which the field {@code name} holds.
     *
     * @throws ProblemException if it is none of {@code known}
     */
    public static <E extends Enum<E>> E parse(String name, String written, E[] known) {
        return Arrays.stream(known)
                .filter(value -> value.name().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(name, "must be one of " + allowed(known)));
    }

    /** The form that {@link #parse} reads. */
    public static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> String allowed(E[] known) {
        return Arrays.stream(known).map(EnumValue::written).collect(Collectors.joining(", "));
    }
}
