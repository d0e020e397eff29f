package com.tomriddelsdell.eventstore.subscribe;

/** A subscription exists with another number of partitions. Run it with that number, or under another name. */
public final class PartitionsDifferException extends SubscriptionException {

    private static final long serialVersionUID = 1L;

    public PartitionsDifferException(String subscription, int existing, int wanted) {
        super(
                subscription,
                "Subscription %s has %d partitions, and cannot run with %d: use that number, or another name"
                        .formatted(subscription, existing, wanted));
    }
}
