package com.tomriddelsdell.eventstore.subscribe;

/** There is no subscription of this name: it never ran. */
public final class SubscriptionNotFoundException extends SubscriptionException {

    private static final long serialVersionUID = 1L;

    public SubscriptionNotFoundException(String subscription) {
        super(subscription, "There is no subscription %s: it has never run on this log".formatted(subscription));
    }
}
