package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A store of snapshots keeps one for each key, whole, for every process. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class SnapshotStoreContract {

    private static final int WRITERS = 8;

    private static final StreamId STREAM = StreamId.of("order", "Zoë ☂ 1");
    private static final SnapshotKey KEY = new SnapshotKey(STREAM, "order state");

    private SharedFixture<SnapshotStore> fixture;
    private SnapshotStore store;

    /** Returns how the store under test is opened. Called once before every test. */
    protected abstract SharedFixture<SnapshotStore> fixture();

    @BeforeEach
    final void openStore() {
        fixture = fixture();
        store = now(fixture.open());
    }

    @AfterEach
    final void closeStore() {
        fixture.close().block(fixture.patience());
    }

    @Test
    void a_snapshot_is_found_as_it_was_saved_by_every_process() {
        var snapshot = new Snapshot(
                StreamVersion.of(Long.MAX_VALUE), EventIds.next(), "Zoë ☂ 'x'", Payload.wrap(new byte[] {0, -1, 127}));
        save(KEY, snapshot);

        assertThat(find(KEY)).contains(snapshot);
        assertThat(now(fixture.again()).find(KEY).blockOptional(fixture.patience()))
                .contains(snapshot);
    }

    @Test
    void nothing_is_found_where_nothing_was_saved() {
        save(KEY, snapshot(1));

        assertThat(find(new SnapshotKey(StreamId.of("order", "2"), KEY.name()))).isEmpty();
        assertThat(find(new SnapshotKey(STREAM, "another state"))).isEmpty();
    }

    @Test
    void nothing_is_saved_or_deleted_until_somebody_subscribes() {
        var saving = store.save(KEY, snapshot(1));
        assertThat(find(KEY)).isEmpty();
        saving.block(fixture.patience());

        store.delete(KEY);
        assertThat(find(KEY)).isPresent();
    }

    @Test
    void the_last_that_was_saved_takes_the_place_of_the_others_whatever_its_version() {
        save(KEY, snapshot(1));
        save(KEY, snapshot(7));
        assertThat(find(KEY)).map(Snapshot::version).contains(StreamVersion.of(7));

        save(KEY, snapshot(3));
        assertThat(find(KEY)).map(Snapshot::version).contains(StreamVersion.of(3));
    }

    @Test
    void states_of_one_stream_are_told_apart_by_their_names() {
        var other = new SnapshotKey(STREAM, "Order state");
        save(KEY, snapshot(1));
        save(other, snapshot(2));

        assertThat(find(KEY)).map(Snapshot::version).contains(StreamVersion.of(1));
        assertThat(find(other)).map(Snapshot::version).contains(StreamVersion.of(2));
    }

    @Test
    void what_is_deleted_is_gone_and_nothing_else() {
        var other = new SnapshotKey(STREAM, "another state");
        save(KEY, snapshot(1));
        save(other, snapshot(2));

        store.delete(KEY).then(store.delete(KEY)).block(fixture.patience());

        assertThat(find(KEY)).isEmpty();
        assertThat(find(other)).isPresent();
    }

    @Test
    void of_writers_that_race_one_is_the_last_and_its_snapshot_is_whole() {
        var snapshots = LongStream.range(0, WRITERS)
                .mapToObj(SnapshotStoreContract::snapshot)
                .toList();

        Flux.fromIterable(snapshots)
                .flatMap(snapshot -> store.save(KEY, snapshot).subscribeOn(Schedulers.parallel()), WRITERS)
                .then()
                .block(fixture.patience());

        assertThat(find(KEY).map(List::of).orElseThrow()).isSubsetOf(snapshots);
    }

    private static Snapshot snapshot(long version) {
        return new Snapshot(
                StreamVersion.of(version), EventIds.next(), "shape " + version, Payload.utf8("state " + version));
    }

    private void save(SnapshotKey key, Snapshot snapshot) {
        store.save(key, snapshot).block(fixture.patience());
    }

    private Optional<Snapshot> find(SnapshotKey key) {
        return store.find(key).blockOptional(fixture.patience());
    }

    private <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(fixture.patience()));
    }
}
