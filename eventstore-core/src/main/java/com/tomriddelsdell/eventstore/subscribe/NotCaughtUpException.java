package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.Position;
import java.time.Duration;

/** A subscription did not come as far as somebody waited for. Waiting again may help; its status tells what holds it up. */
public final class NotCaughtUpException extends SubscriptionException {

    private static final long serialVersionUID = 1L;

    private final transient Position awaited;
    private final transient Progress last;

    public NotCaughtUpException(Position awaited, Progress last, Duration waited) {
        super(
                last.subscription(),
                "Subscription %s has not come to position %s within %d ms: its partition %d is at %s"
                        .formatted(last.subscription(), awaited, waited.toMillis(), last.partition(), last.position()));
        this.awaited = awaited;
        this.last = last;
    }

    /** What was waited for. */
    public Position awaited() {
        return awaited;
    }

    /** The partition that is farthest behind. */
    public Progress last() {
        return last;
    }
}
