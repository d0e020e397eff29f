package com.tomriddelsdell.eventstore.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import com.tomriddelsdell.eventstore.r2dbc.contents.CountedCategory;
import com.tomriddelsdell.eventstore.r2dbc.contents.CountedType;
import com.tomriddelsdell.eventstore.r2dbc.contents.ListedStream;
import com.tomriddelsdell.eventstore.r2dbc.contents.LogContents;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a log holds at a glance. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database = Server.database().build();
    private R2dbcEventStore store;
    private LogContents contents;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(Server.newSchema()).open());
        contents = store.contents();
    }

    @AfterEach
    void close() {
        store.close().then(database.close()).block(PATIENCE);
    }

    @Test
    void an_empty_log_holds_nothing() {
        assertThat(all(contents.streams("", null, 10))).isEmpty();
        assertThat(all(contents.categories(10))).isEmpty();
        assertThat(all(contents.types(10))).isEmpty();
    }

    @Test
    void streams_are_listed_in_order_each_once_whatever_their_names() {
        append("a-1", "One", "Two");
        Stream.of("a-\u00e9", "a!b-1", "a.b-1", "a-10", "b-1", "a-\ud83d\ude00")
                .forEach(stream -> append(stream, "One"));

        assertThat(listed("", null))
                .containsExactly("a!b-1", "a-1", "a-10", "a-\u00e9", "a-\ud83d\ude00", "a.b-1", "b-1");
        assertThat(listed("", "a-1")).startsWith("a-10").hasSize(5);
        assertThat(listed("a-", "a-10")).containsExactly("a-\u00e9", "a-\ud83d\ude00");
        assertThat(listed("a-1", null)).containsExactly("a-1", "a-10");
        assertThat(all(contents.streams("", null, 2))).hasSize(2);
    }

    @Test
    void a_stream_tells_its_state_its_last_version_and_where_its_last_event_is() {
        append("a-1", "One", "Two");

        var stream = all(contents.streams("a-1", null, 1)).getFirst();

        assertThat(stream.state()).isEqualTo(StreamState.ACTIVE);
        assertThat(stream.last().value()).isEqualTo(1);
        assertThat(Objects.requireNonNull(stream.position()).value()).isEqualTo(2);
        assertThat(stream.recordedAt()).isNotNull();
    }

    @Test
    void a_stream_whose_events_were_archived_or_deleted_is_told_as_that() {
        append("a-archived", "One", "Two");
        append("a-deleted", "One");
        store.lifecycle()
                .archive(StreamId.parse("a-archived"), ExpectedVersion.any())
                .block(PATIENCE);
        store.lifecycle()
                .delete(StreamId.parse("a-deleted"), ExpectedVersion.any())
                .block(PATIENCE);
        store.lifecycle().scavenge().blockLast(PATIENCE);

        assertThat(all(contents.streams("a-archived", null, 1)).getFirst().state())
                .isEqualTo(StreamState.ARCHIVED);
        assertThat(all(contents.streams("a-deleted", null, 1)))
                .allMatch(stream -> stream.state() == StreamState.DELETED);
    }

    @Test
    void categories_are_listed_with_their_streams() {
        Stream.of("a-1", "a-2", "a!b-1", "a.b-1", "b-1").forEach(stream -> append(stream, "One"));

        assertThat(all(contents.categories(10)))
                .containsExactly(
                        new CountedCategory("a!b", 1, false),
                        new CountedCategory("a", 2, false),
                        new CountedCategory("a.b", 1, false),
                        new CountedCategory("b", 1, false));
        assertThat(all(contents.categories(1))).hasSize(1);
    }

    @Test
    void types_are_counted_among_the_newest_events() {
        append("a-1", "Old", "New", "New");

        assertThat(all(contents.types(2))).singleElement().satisfies(type -> {
            assertThat(type.type()).isEqualTo("New");
            assertThat(type.events()).isEqualTo(2);
            assertThat(type.last().value()).isEqualTo(3);
        });
        assertThat(all(contents.types(10))).extracting(CountedType::type).containsExactly("New", "Old");
    }

    @Test
    void more_than_is_allowed_is_refused_at_the_call() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contents.streams("", null, 502))
                .withMessage("limit must be from 1 to 501, but was 502");
        assertThatIllegalArgumentException().isThrownBy(() -> contents.categories(0));
        assertThatIllegalArgumentException().isThrownBy(() -> contents.types(100_001));
    }

    private List<String> listed(String prefix, @Nullable String after) {
        return all(contents.streams(prefix, after == null ? null : StreamId.parse(after), 100)
                .map(ListedStream::stream)
                .map(StreamId::toString));
    }

    private void append(String stream, String... types) {
        var events = Stream.of(types)
                .map(type -> EventData.of(type, Payload.utf8("{}")))
                .toList();
        now(store.append(StreamId.parse(stream), ExpectedVersion.any(), events));
    }

    private static <V> List<V> all(Flux<V> found) {
        return now(found.collectList());
    }

    private static <V> V now(Mono<V> found) {
        return Objects.requireNonNull(found.block(PATIENCE));
    }
}
