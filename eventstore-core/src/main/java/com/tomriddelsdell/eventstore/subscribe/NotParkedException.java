package com.tomriddelsdell.eventstore.subscribe;

/** What an operator, or a retry, was about is not parked, or no longer as it was seen. Nothing was changed. */
public final class NotParkedException extends SubscriptionException {

    private static final long serialVersionUID = 1L;

    /** @param what a stream, or an event by its position */
    public NotParkedException(String subscription, String what) {
        super(subscription, "Subscription %s has not parked %s".formatted(subscription, what));
    }
}
