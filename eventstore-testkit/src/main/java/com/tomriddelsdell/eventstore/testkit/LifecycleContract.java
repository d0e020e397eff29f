package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** What the contracts of the lifecycle of streams share. */
abstract class LifecycleContract extends StoreContract {

    static final ExpectedVersion ANY = ExpectedVersion.any();

    @Override
    protected abstract LifecycleFixture fixture();

    final LifecycleFixture lifecycleFixture() {
        return (LifecycleFixture) fixture;
    }

    final StreamLifecycle lifecycle() {
        return lifecycleFixture().lifecycle();
    }

    final StreamDescription described(StreamId stream) {
        return now(lifecycle().describe(stream));
    }

    final StreamState state(StreamId stream) {
        return described(stream).state();
    }

    final StreamMetadata change(StreamId stream, UnaryOperator<StreamMetadata> change) {
        return now(lifecycle().change(stream, change));
    }

    final void keep(StreamId stream, long events) {
        change(stream, metadata -> metadata.withMaxCount(events));
    }

    /** Appends {@code count} events one by one. */
    final void fill(StreamId stream, int count) {
        for (var number = 0; number < count; number++) {
            append(stream, Events.one());
        }
    }

    final void delete(StreamId stream) {
        done(lifecycle().delete(stream, ANY));
    }

    final void tombstone(StreamId stream) {
        done(lifecycle().tombstone(stream, ANY));
    }

    final void archive(StreamId stream) {
        done(lifecycle().archive(stream, ANY));
    }

    /** Scavenges to the end, and returns all that was reported. */
    final List<ScavengeProgress> scavenge() {
        return now(lifecycle().scavenge().collectList());
    }

    final List<Long> versions(StreamRead read) {
        return now(store.read(read).map(event -> event.version().value()).collectList());
    }

    final List<Long> versions(StreamId stream) {
        return versions(StreamRead.of(stream));
    }

    final List<Long> positions() {
        return log().stream().map(RecordedEvent::position).map(Position::value).toList();
    }

    final Mono<Long> appending(StreamId stream, ExpectedVersion expected) {
        return store.append(stream, expected, List.<EventData>of(Events.one()))
                .map(appended -> appended.version().value());
    }

    final long append(StreamId stream, ExpectedVersion expected) {
        return now(appending(stream, expected));
    }

    static StreamVersion version(long value) {
        return StreamVersion.of(value);
    }
}
