package com.tomriddelsdell.eventstore.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Looking for little in a long log, over many strides: the log is stretched by positions that nothing has. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScanTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final EventFilter RARE = EventFilter.everything().ofTypes("Rare");
    private static final EventFilter COMMON = EventFilter.everything().ofTypes("Common");

    private final String schema = Server.newSchema();
    private final Database database = Server.database().build();
    private final R2dbcEventStore store =
            now(R2dbcEventStore.on(database).schema(schema).open());

    @BeforeEach
    void stretchTheLog() throws SQLException {
        for (var round = 1; round <= 6; round++) {
            append("Common", 700);
            append("Rare", 1);
            drawPositionsUpTo(round * 300_000L);
            append("Rare", 1);
        }
    }

    @AfterEach
    void close() {
        store.close().then(database.close()).block(PATIENCE);
    }

    @Test
    void every_stride_is_looked_at_either_way() {
        assertFinds(RARE, 12);
        assertFinds(COMMON, 4_200);
        assertFinds(EventFilter.everything().ofTypes("Rare", "Common"), 4_212);
        assertFinds(EventFilter.everything().ofTypes("None"), 0);
    }

    private void assertFinds(EventFilter filter, int count) {
        var read = LogRead.all().matching(filter);
        var found = now(store.read(read).collectList());

        assertThat(found).hasSize(count).allMatch(filter::matches);
        assertThat(found).extracting(RecordedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(now(store.read(read.backward()).collectList())).isEqualTo(found.reversed());
        assertThat(now(store.count(read))).isEqualTo(count);
        assertThat(now(store.count(read.backward().limit(count + 1L)))).isEqualTo(count);
        assertThat(now(store.follow(Position.START, filter).take(count).collectList()))
                .isEqualTo(found);
    }

    @Test
    void a_limit_is_met_across_strides() {
        var read = LogRead.all().matching(RARE);
        var found = now(store.read(read).collectList());

        assertThat(now(store.read(read.limit(5)).collectList())).isEqualTo(found.subList(0, 5));
        assertThat(now(store.read(read.backward().limit(5)).collectList()))
                .isEqualTo(found.reversed().subList(0, 5));
        assertThat(now(store.count(read.limit(5)))).isEqualTo(5);
    }

    @Test
    void sections_tell_how_far_a_long_search_has_come() {
        var end = now(store.last(StreamId.of("stretched", "1"))).position();

        var sections =
                now(store.sections(Position.START, EventFilter.everything().ofTypes("None"))
                        .takeUntil(section -> section.to().equals(end))
                        .collectList());

        assertThat(sections)
                .hasSizeGreaterThan(2)
                .allMatch(section -> section.events().isEmpty());
        assertThat(sections).extracting(Section::to).isSorted();
    }

    private void append(String type, int count) {
        var events = Stream.generate(() -> EventData.of(type, Payload.utf8("something")))
                .limit(count)
                .toList();
        now(store.append(StreamId.of("stretched", "1"), ExpectedVersion.any(), List.copyOf(events)));
    }

    private void drawPositionsUpTo(long position) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT setval('%s.position', %d)".formatted(schema, position));
        }
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }
}
