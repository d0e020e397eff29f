package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/**
 * Readers were not switched: they would have seen less than before. Trying again helps as soon as somebody feeds the
 * generation faster than the log grows.
 */
public final class GenerationBehindException extends ReplayException {

    private static final long serialVersionUID = 1L;

    private final String subscription;
    private final transient Position reached;
    private final transient Position needed;

    /**
     * An error about a generation.
     *
     * @param subscription that feeds it
     * @param reached up to where all its events were applied
     * @param needed up to where events were applied to the generation that readers see
     */
    public GenerationBehindException(String subscription, Position reached, Position needed) {
        super("%s has come to position %s only, but readers have seen up to %s: is it run by any process?"
                .formatted(
                        requireNonNull(subscription, "subscription"),
                        requireNonNull(reached, "reached"),
                        requireNonNull(needed, "needed")));
        this.subscription = subscription;
        this.reached = reached;
        this.needed = needed;
    }

    /** The subscription that feeds the generation. */
    public String subscription() {
        return subscription;
    }

    /** Up to where it has come. */
    public Position reached() {
        return reached;
    }

    /** Up to where it must have come. */
    public Position needed() {
        return needed;
    }
}
