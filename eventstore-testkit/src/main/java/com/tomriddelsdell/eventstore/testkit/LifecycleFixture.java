package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.verify.Witness;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** How a store whose streams have a lifecycle presents itself to the contracts. */
public interface LifecycleFixture extends StoreFixture {

    /** The lifecycle of the streams of the opened store. */
    StreamLifecycle lifecycle();

    /** Where named subscriptions to the opened store are kept. */
    SubscriptionStore<?> subscriptions();

    /** What the opened store knows of its log beside the events. */
    Witness witness();

    /** Lets everything that has been recorded become older by {@code time}. */
    Mono<Void> letPass(Duration time);
}
