package com.tomriddelsdell.eventstore.testkit;

import static com.tomriddelsdell.eventstore.history.HistoryDigests.firstDifference;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A history has one sequence of digests, whoever computes it and when; another history has another one. */
public abstract class HistoryContract extends StoreContract {

    private static final int SIZE = 5;

    @Test
    void a_history_that_is_read_again_has_the_same_digests() {
        append(12);
        var digests = digests();

        assertThat(digests).hasSize(2).isEqualTo(digests());
        assertThat(digests).extracting(RangeDigest::digest).doesNotHaveDuplicates();
        StepVerifier.create(firstDifference(read(), read())).expectComplete().verify(patience());
    }

    @Test
    void a_range_is_digested_when_it_is_complete() {
        assertThat(digests()).isEmpty();
        append(SIZE - 1);
        assertThat(digests()).isEmpty();

        append(1);
        var first = digests();
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().after()).isEqualTo(Position.START);
        assertThat(first.getFirst().to()).isEqualTo(Position.of(SIZE));
        assertThat(first.getFirst().events()).isEqualTo(SIZE);

        append(2 * SIZE);
        assertThat(digests()).hasSize(3).startsWith(first.getFirst());
    }

    @Test
    void digesting_goes_on_behind_a_known_range() {
        append(3 * SIZE);
        var digests = digests();
        assertThat(digests).hasSize(3);

        assertThat(ranges(every().after(digests.getFirst()).read())).isEqualTo(digests.subList(1, 3));
        assertThat(ranges(every().after(digests.getLast()).read())).isEmpty();
    }

    @Test
    void the_last_range_may_be_a_part() {
        append(SIZE + 2);
        var whole = digests();
        var end = Position.of(SIZE + 2);

        var digests = ranges(every().upTo(end).read());

        assertThat(digests).hasSize(2).startsWith(whole.getFirst());
        assertThat(digests.getLast().to()).isEqualTo(end);
        assertThat(digests.getLast().events()).isEqualTo(2);
        append(SIZE);
        assertThat(ranges(every().upTo(end).read())).isEqualTo(digests);
    }

    @Test
    void a_digest_covers_all_that_an_event_is() {
        append(SIZE);
        var log = log();
        assertThat(log).hasSize(SIZE);
        var digest = digests().getFirst();
        assertThat(digest(log)).isEqualTo(digest);

        for (var altered : Altered.inEveryWay(log.get(2))) {
            assertThat(digest(replacing(2, altered, log)))
                    .as(altered.toString())
                    .isNotEqualTo(digest);
        }
        assertThat(digest(log.subList(1, SIZE))).isNotEqualTo(digest);
    }

    @Test
    void a_digest_covers_everything_before_it() {
        append(3 * SIZE);
        var log = log();
        var digests = digests();
        assertThat(digests).hasSize(3);
        var other = digest(replacing(0, Altered.inEveryWay(log.getFirst()).getFirst(), log.subList(0, SIZE)));

        assertThat(ranges(every().after(other).read()))
                .extracting(RangeDigest::digest)
                .hasSize(2)
                .doesNotContainAnyElementsOf(
                        digests.stream().map(RangeDigest::digest).toList());
    }

    @Test
    void two_histories_are_compared_as_far_as_both_go() {
        append(3 * SIZE);
        var digests = digests();
        var longer = Flux.concat(read(), read());
        assertThat(digests).hasSize(3);

        StepVerifier.create(firstDifference(read(), longer)).expectComplete().verify(patience());
        StepVerifier.create(firstDifference(longer, read())).expectComplete().verify(patience());
        StepVerifier.create(firstDifference(
                        read(), Flux.just(digests.get(0), digests.get(2)).concatWith(Flux.never())))
                .expectNext(new HistoryDigests.Difference(digests.get(1), digests.get(2)))
                .expectComplete()
                .verify(patience());
    }

    private void append(int events) {
        append(
                STREAM,
                IntStream.range(0, events)
                        .mapToObj(number -> Events.one()
                                .withMetadata(Metadata.correlatedBy(Events.one().id())
                                        .withHeaders(Map.of("a", "1", "b", "2")))
                                .withTags(Tag.of("thing", "" + number), Tag.of("other", "x")))
                        .toList());
    }

    private HistoryDigests every() {
        return HistoryDigests.of(store).every(SIZE);
    }

    private Flux<RangeDigest> read() {
        return every().read();
    }

    private List<RangeDigest> digests() {
        return ranges(read());
    }

    private List<RangeDigest> ranges(Flux<RangeDigest> digests) {
        return now(digests.collectList());
    }

    private RangeDigest digest(List<RecordedEvent> events) {
        return now(RangeDigest.NOTHING.next(Position.of(SIZE), Flux.fromIterable(events)));
    }

    private static List<RecordedEvent> replacing(int index, RecordedEvent altered, List<RecordedEvent> log) {
        return IntStream.range(0, log.size())
                .mapToObj(number -> number == index ? altered : log.get(number))
                .toList();
    }
}
