package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Which answers cannot be sent, and why: those that are parked. */
public final class StuckAnswers {

    /** The name of the subscription that sends answers. */
    public static final String SUBSCRIPTION = Answering.NAME;

    private final Subscriptions<?> subscriptions;

    /** @param subscriptions among which is the one that sends answers, or not */
    public StuckAnswers(Subscriptions<?> subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * The answers to {@code request} that are stuck, by the position of their events; none when nothing is ever sent.
     *
     * <p><strong>Errors:</strong> those of the store. <strong>Cancellation:</strong> stops reading.
     */
    public Mono<Map<Long, Stuck>> of(UUID request) {
        var stream = ContactStreams.of(request);
        return subscriptions
                .control()
                .parked(SUBSCRIPTION)
                .filter(parked -> parked.event().stream().equals(stream))
                .collectMap(parked -> parked.event().position().value(), Stuck::of)
                .onErrorReturn(SubscriptionNotFoundException.class, Map.of());
    }

    /**
     * An answer that is stuck.
     *
     * @param error why it could not be sent; null when it waits behind an earlier one
     * @param retryAt when it is tried again; null when it waits for an earlier one, or for the owner to have it retried
     */
    public record Stuck(@Nullable String error, @Nullable Instant retryAt) {

        private static Stuck of(ParkedEvent parked) {
            var error = parked.error();
            return new Stuck(
                    error == null
                            ? null
                            : error.substring(error.indexOf(": ") + 1).strip(),
                    parked.retryAt());
        }
    }
}
