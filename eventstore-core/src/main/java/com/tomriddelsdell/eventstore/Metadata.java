package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.text.Text;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an event beside what happened.
 *
 * @param correlationId shared by everything that one request set in motion
 * @param causationId the id of the event or command that directly led to this event
 * @param headers further names and values, such as a {@code traceparent}
 */
public record Metadata(
        @Nullable UUID correlationId, @Nullable UUID causationId, Map<String, String> headers) {

    /** Nothing known. */
    public static final Metadata NONE = new Metadata(null, null, Map.of());

    public Metadata {
        headers = Map.copyOf(requireNonNull(headers, "headers"));
        headers.forEach((name, value) -> {
            Text.requirePrintable("header name", name);
            Text.requireStorable("header " + name, value);
        });
    }

    public static Metadata correlatedBy(UUID correlationId) {
        return NONE.withCorrelationId(correlationId);
    }

    /** The metadata of something that {@code cause} set in motion: caused by it, and correlated as it is. */
    public static Metadata causedBy(RecordedEvent cause) {
        var correlation = cause.metadata().correlationId();
        return new Metadata(correlation == null ? cause.id() : correlation, cause.id(), Map.of());
    }

    public Metadata withCorrelationId(UUID correlationId) {
        return new Metadata(requireNonNull(correlationId, "correlationId"), causationId, headers);
    }

    public Metadata withCausationId(UUID causationId) {
        return new Metadata(correlationId, requireNonNull(causationId, "causationId"), headers);
    }

    public Metadata withHeaders(Map<String, String> headers) {
        return new Metadata(correlationId, causationId, headers);
    }
}
