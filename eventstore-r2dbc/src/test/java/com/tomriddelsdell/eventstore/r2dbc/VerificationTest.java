package com.tomriddelsdell.eventstore.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.verify.Finding;
import com.tomriddelsdell.eventstore.verify.Finding.Kind;
import com.tomriddelsdell.eventstore.verify.LogVerification;
import com.tomriddelsdell.eventstore.verify.VerifyProgress;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody with a hand in the tables has done to a log is found, and what the store does itself is not held against it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerificationTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final StreamId ONE = StreamId.of("order", "1");
    private static final StreamId TWO = StreamId.of("order", "2");

    private final Database database = Server.database().build();
    private final String schema = Server.newSchema();
    private final R2dbcEventStore store =
            now(R2dbcEventStore.on(database).schema(schema).open());

    @BeforeEach
    void fill() {
        append(ONE, 5);
        append(TWO, 5);
    }

    @AfterEach
    void close() {
        store.close().then(database.close()).block(LIMIT);
    }

    @Test
    void a_sound_log_has_no_findings() {
        store.history().every(5).seal().blockLast(LIMIT);

        assertThat(findings()).isEmpty();
        assertThat(now(verification().run().last()).events()).isEqualTo(10);
    }

    @Test
    void an_event_that_was_deleted_is_missing() {
        sql("DELETE FROM %s.event WHERE stream_id = 'order-1' AND version = 2");

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.VERSIONS_MISSING);
            assertThat(finding.stream()).isEqualTo(ONE);
            assertThat(finding.position()).isEqualTo(Position.of(4));
            assertThat(finding.explanation()).contains("version 2 should stand between positions 2 and 4");
        });
    }

    @Test
    void the_first_event_of_a_stream_that_was_deleted_is_missing() {
        sql("DELETE FROM %s.event WHERE stream_id = 'order-2' AND version = 0");

        assertThat(kinds()).containsExactly(Kind.VERSIONS_MISSING);
    }

    @Test
    void a_version_that_was_changed_is_found() {
        sql("UPDATE %s.event SET version = 9 WHERE stream_id = 'order-1' AND version = 2");

        assertThat(kinds()).containsExactly(Kind.VERSIONS_MISSING, Kind.VERSION_OUT_OF_ORDER);
    }

    @Test
    void a_payload_that_was_changed_breaks_its_seal() {
        store.history().every(5).seal().blockLast(LIMIT);
        sql("UPDATE %s.event SET payload = 'x' WHERE position = 7");

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.SEAL_BROKEN);
            assertThat(finding.position()).isEqualTo(Position.of(10));
            assertThat(finding.explanation()).startsWith("positions 6 to 10 held 5 events of digest");
        });
    }

    @Test
    void a_tag_that_does_not_find_its_event_is_told() {
        sql("DELETE FROM %s.tag WHERE position = 3");

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.TAG_INDEX_WRONG);
            assertThat(finding.position()).isEqualTo(Position.of(3));
            assertThat(finding.explanation()).contains("customer:7");
        });
    }

    @Test
    void what_a_scavenge_took_is_not_missing() {
        store.lifecycle().truncateBefore(ONE, StreamVersion.of(3)).block(LIMIT);
        store.lifecycle().archive(TWO, ExpectedVersion.exactly(4)).block(LIMIT);
        assertThat(now(store.lifecycle().scavenge().last()).removed()).isEqualTo(3);

        assertThat(findings()).isEmpty();
    }

    @Test
    void an_archived_event_that_was_deleted_is_missing() {
        store.lifecycle().archive(ONE, ExpectedVersion.exactly(4)).block(LIMIT);
        store.lifecycle().archive(TWO, ExpectedVersion.exactly(4)).block(LIMIT);
        store.lifecycle().scavenge().blockLast(LIMIT);
        assertThat(findings()).isEmpty();
        sql("DELETE FROM %s.archived_event WHERE stream_id = 'order-1' AND version = 2");
        sql("DELETE FROM %s.archived_event WHERE stream_id = 'order-2' AND version = 3");

        assertThat(findings())
                .extracting(Finding::kind, Finding::stream, Finding::position)
                .containsExactly(
                        tuple(Kind.VERSIONS_MISSING, ONE, Position.of(4)),
                        tuple(Kind.VERSIONS_MISSING, TWO, Position.of(8)));
        assertThat(findings())
                .extracting(Finding::explanation)
                .containsExactly(
                        "version 2 should stand in the archive between positions 2 and 4",
                        "version 3 should follow, in the archive or in the log");
    }

    @Test
    void an_archived_version_that_was_changed_is_found() {
        store.lifecycle().archive(ONE, ExpectedVersion.exactly(4)).block(LIMIT);
        store.lifecycle().scavenge().blockLast(LIMIT);
        sql("UPDATE %s.archived_event SET version = 7 WHERE stream_id = 'order-1' AND version = 1");

        assertThat(kinds()).containsExactly(Kind.VERSIONS_MISSING, Kind.POSITION_OUT_OF_ORDER, Kind.VERSIONS_MISSING);
    }

    @Test
    void what_somebody_took_beside_a_scavenge_is_missing() {
        store.lifecycle().truncateBefore(ONE, StreamVersion.of(3)).block(LIMIT);
        store.lifecycle().scavenge().blockLast(LIMIT);
        sql("DELETE FROM %s.event WHERE stream_id = 'order-1' AND version = 3");

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation())
                        .contains("versions 0 to 3")
                        .contains("took 3 events there, not 4"));
    }

    @Test
    void a_log_of_more_streams_than_there_is_room_for_is_read_more_than_once() {
        IntStream.range(0, 20).forEach(key -> append(StreamId.of("item", "" + key), 2));
        sql("DELETE FROM %s.event WHERE version = 0");

        var all = now(verification().maxStreams(3).run().collectList());

        assertThat(all.getLast().pass()).isGreaterThan(1);
        assertThat(all.getLast().events()).isEqualTo(28);
        assertThat(all.stream()
                        .flatMap(part -> part.findings().stream())
                        .filter(f -> f.kind() == Kind.VERSIONS_MISSING))
                .extracting(Finding::stream)
                .hasSize(22)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_part_of_a_log_may_begin_within_streams() {
        assertThat(now(verification()
                        .after(Position.of(2))
                        .upTo(Position.of(8))
                        .run()
                        .collectList()))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.events()).isEqualTo(6);
                    assertThat(part.findings()).isEmpty();
                    assertThat(part.end()).isEqualTo(Position.of(8));
                });
    }

    private LogVerification verification() {
        return LogVerification.of(store, store.witness());
    }

    private List<Finding> findings() {
        return now(
                verification().run().concatMapIterable(VerifyProgress::findings).collectList());
    }

    private List<Kind> kinds() {
        return findings().stream().map(Finding::kind).toList();
    }

    private void append(StreamId stream, int events) {
        var data = IntStream.range(0, events)
                .mapToObj(
                        index -> EventData.of("OrderPlaced", Payload.utf8("{}")).withTags(Tag.of("customer", "7")))
                .toList();
        store.append(stream, ExpectedVersion.noStream(), data).block(LIMIT);
    }

    private void sql(String change) {
        var changed = database.use(connection -> Flux.from(connection
                                .createStatement(change.formatted(schema))
                                .execute())
                        .concatMap(Result::getRowsUpdated))
                .reduce(0L, Long::sum);
        assertThat(now(changed)).isPositive();
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(LIMIT));
    }
}
