package com.tomriddelsdell.eventstore.subscribe;

/**
 * A lease is no longer good: the partition changed hands, or an operator paused or reset the subscription, or its
 * checkpoint is not where it was expected. Nothing was written.
 */
public final class PartitionLostException extends SubscriptionException {

    private static final long serialVersionUID = 1L;

    public PartitionLostException(Lease lease) {
        super(
                lease.subscription(),
                "Partition %d of subscription %s is no longer held under epoch %d: nothing was written"
                        .formatted(lease.partition(), lease.subscription(), lease.epoch()));
    }
}
