package com.tomriddelsdell.eventstore.subscribe;

/** Something that could not be done to a subscription. The permitted kinds are all there are. */
public abstract sealed class SubscriptionException extends RuntimeException
        permits SubscriptionNotFoundException,
                PartitionsDifferException,
                PartitionLostException,
                NotParkedException,
                NotCaughtUpException {

    private static final long serialVersionUID = 1L;

    private final String subscription;

    SubscriptionException(String subscription, String message) {
        super(message, null, false, false);
        this.subscription = subscription;
    }

    /** The name of the subscription. */
    public final String subscription() {
        return subscription;
    }
}
