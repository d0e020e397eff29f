package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.Assignment;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A sound store of subscriptions, to be changed in one point. */
class PassesOn implements SubscriptionStore<InMemoryTransaction> {

    final SubscriptionStore<InMemoryTransaction> sound;

    PassesOn(SubscriptionStore<InMemoryTransaction> sound) {
        this.sound = sound;
    }

    @Override
    public Mono<Void> register(String subscription, int partitions, Position start) {
        return sound.register(subscription, partitions, start);
    }

    @Override
    public Mono<Assignment> beat(Member member) {
        return sound.beat(member);
    }

    @Override
    public Mono<Void> release(Lease lease) {
        return sound.release(lease);
    }

    @Override
    public Mono<Void> leave(Member member) {
        return sound.leave(member);
    }

    @Override
    public Mono<Void> advance(Lease lease, Advance advance) {
        return sound.advance(lease, advance);
    }

    @Override
    public Mono<Void> advance(Lease lease, Advance advance, Function<InMemoryTransaction, Mono<Void>> changes) {
        return sound.advance(lease, advance, changes);
    }

    @Override
    public Flux<StreamId> blocked(Lease lease) {
        return sound.blocked(lease);
    }

    @Override
    public Flux<ParkedEvent> due(Lease lease, int limit) {
        return sound.due(lease, limit);
    }

    @Override
    public Mono<Void> resolve(Lease lease, ParkedEvent parked, Function<InMemoryTransaction, Mono<Void>> changes) {
        return sound.resolve(lease, parked, changes);
    }

    @Override
    public Mono<Void> postpone(Lease lease, ParkedEvent parked, FailedAttempt failure) {
        return sound.postpone(lease, parked, failure);
    }

    @Override
    public Mono<Void> report(Lease lease, String error) {
        return sound.report(lease, error);
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return sound.isOutage(failure);
    }

    @Override
    public Flux<Progress> progress(String subscription) {
        return sound.progress(subscription);
    }

    @Override
    public Flux<SubscriptionStatus> status(@Nullable String subscription) {
        return sound.status(subscription);
    }

    @Override
    public Mono<Void> pause(String subscription) {
        return sound.pause(subscription);
    }

    @Override
    public Mono<Void> resume(String subscription) {
        return sound.resume(subscription);
    }

    @Override
    public Mono<Void> reset(String subscription, Position to, Function<InMemoryTransaction, Mono<Void>> changes) {
        return sound.reset(subscription, to, changes);
    }

    @Override
    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
        return sound.parked(subscription, after, limit);
    }

    @Override
    public Mono<Long> retry(String subscription, @Nullable StreamId stream) {
        return sound.retry(subscription, stream);
    }

    @Override
    public Mono<Void> edit(String subscription, Position parked, Payload replacement) {
        return sound.edit(subscription, parked, replacement);
    }

    @Override
    public Mono<Void> discard(String subscription, Position parked) {
        return sound.discard(subscription, parked);
    }
}
