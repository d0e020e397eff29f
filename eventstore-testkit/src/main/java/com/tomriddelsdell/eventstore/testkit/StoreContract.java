package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all contracts share: one open store for each test, and a limit to every wait. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class StoreContract {

    static final StreamId STREAM = StreamId.of("contact", "1");
    static final StreamId OTHER = StreamId.of("contact", "2");
    static final StreamId THIRD = StreamId.of("contact", "3");

    /** How long nothing must happen before a test believes that nothing will. */
    static final Duration QUIET = Duration.ofMillis(300);

    StoreFixture fixture;
    EventStore store;

    /** Returns how the store under test is opened. Called once before every test. */
    protected abstract StoreFixture fixture();

    @BeforeEach
    final void openStore() {
        fixture = fixture();
        store = now(fixture.open());
    }

    @AfterEach
    final void closeStore() {
        done(fixture.close());
    }

    final Duration patience() {
        return fixture.patience();
    }

    /** What {@code promise} emits. */
    final <T> T now(Mono<T> promise) {
        var kept = promise.switchIfEmpty(Mono.error(() -> new AssertionError("nothing was emitted")));
        return Objects.requireNonNull(kept.block(patience()));
    }

    final List<RecordedEvent> now(Flux<RecordedEvent> events) {
        return now(events.collectList());
    }

    final void done(Mono<Void> act) {
        act.block(patience());
    }

    final <E extends Throwable> E refusal(Class<E> kind, Mono<?> act) {
        var refusal = catchThrowableOfType(kind, () -> now(act));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    final Appended append(StreamId stream, EventData... events) {
        return append(stream, List.of(events));
    }

    final Appended append(StreamId stream, List<EventData> events) {
        return now(store.append(stream, ExpectedVersion.any(), events));
    }

    final List<Appended> append(AppendRequest request) {
        return now(store.append(request));
    }

    final QueryResult query(EventQuery query) {
        return now(store.query(query));
    }

    final List<RecordedEvent> stream(StreamId stream) {
        return now(store.read(StreamRead.of(stream)));
    }

    final List<RecordedEvent> log() {
        return now(store.read(LogRead.all()));
    }
}
