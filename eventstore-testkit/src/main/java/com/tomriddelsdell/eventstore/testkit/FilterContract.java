package com.tomriddelsdell.eventstore.testkit;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A filtered read of the log emits what matches every part of its filter, by position, and nothing else. */
public abstract class FilterContract extends StoreContract {

    private static final EventFilter EVERYTHING = EventFilter.everything();
    private static final StreamId ORDER = StreamId.of("order", "1");
    private static final StreamId ORDER_LINE = StreamId.of("order", "1-1");
    private static final StreamId ORDERS = StreamId.of("orders", "1");
    private static final Tag CUSTOMER = Tag.of("customer", "c1");
    private static final Tag COUNTRY = Tag.of("country", "no");
    private static final UUID REQUEST = EventIds.next();

    @Test
    void the_filter_of_everything_leaves_nothing_out() {
        var log = someLog();

        assertThat(read(EVERYTHING)).isEqualTo(log);
    }

    @Test
    void streams_are_told_apart() {
        assertReads(EVERYTHING.inStreams(ORDER), event -> event.stream().equals(ORDER));
        assertReads(
                EVERYTHING.inStreams(ORDERS, ORDER_LINE, StreamId.of("no", "such")),
                event -> List.of(ORDERS, ORDER_LINE).contains(event.stream()));
    }

    @Test
    void categories_are_told_apart() {
        assertReads(
                EVERYTHING.inCategories("order"),
                event -> event.stream().category().equals("order"));
        assertReads(
                EVERYTHING.inCategories("orders", "contact", "ord"),
                not(event -> event.stream().category().equals("order")));
    }

    @Test
    void types_are_told_apart() {
        assertReads(EVERYTHING.ofTypes("Placed"), event -> event.type().equals("Placed"));
        assertReads(
                EVERYTHING.ofTypes("placed", "Noted", "NoSuch"),
                event -> List.of("placed", "Noted").contains(event.type()));
    }

    @Test
    void all_tags_must_be_carried() {
        assertReads(EVERYTHING.tagged(CUSTOMER), event -> event.tags().contains(CUSTOMER));
        assertReads(EVERYTHING.tagged(COUNTRY), event -> event.tags().contains(COUNTRY));
        assertReads(
                EVERYTHING.tagged(CUSTOMER, COUNTRY), event -> event.tags().containsAll(List.of(CUSTOMER, COUNTRY)));
    }

    @Test
    void what_one_request_set_in_motion_is_found() {
        assertReads(
                EVERYTHING.correlatedBy(REQUEST),
                event -> REQUEST.equals(event.metadata().correlationId()));
    }

    @Test
    void a_time_to_begin_with_is_included() {
        var time = someLog().get(4).recordedAt();

        assertFinds(EVERYTHING.recordedFrom(time), event -> !event.recordedAt().isBefore(time));
        assertFinds(
                EVERYTHING.recordedFrom(time.plusNanos(1)),
                event -> event.recordedAt().isAfter(time));
    }

    @Test
    void a_time_to_end_before_is_excluded() {
        var time = someLog().get(4).recordedAt();

        assertFinds(EVERYTHING.recordedBefore(time), event -> event.recordedAt().isBefore(time));
        assertFinds(
                EVERYTHING.recordedBefore(time.plusNanos(1)),
                not(event -> event.recordedAt().isAfter(time)));
    }

    @Test
    void an_instant_can_be_cut_out() {
        var time = someLog().get(4).recordedAt();

        assertFinds(
                EVERYTHING.recordedFrom(time).recordedBefore(time.plusNanos(1)),
                event -> event.recordedAt().equals(time));
    }

    @Test
    void times_may_lie_as_far_away_as_can_be() {
        var log = someLog();

        assertThat(read(EVERYTHING.recordedFrom(Instant.MIN).recordedBefore(Instant.MAX)))
                .isEqualTo(log);
        assertThat(read(EVERYTHING.recordedFrom(Instant.MAX))).isEmpty();
        assertThat(read(EVERYTHING.recordedBefore(Instant.MIN))).isEmpty();
    }

    @Test
    void all_parts_must_match_at_once() {
        var time = someLog().getFirst().recordedAt();
        var all = EVERYTHING
                .inStreams(ORDER, ORDERS)
                .inCategories("order", "contact")
                .ofTypes("Placed", "Paid")
                .tagged(CUSTOMER)
                .correlatedBy(REQUEST)
                .recordedFrom(time)
                .recordedBefore(Instant.MAX);

        assertThat(read(all)).hasSize(1).allMatch(all::matches);
        assertThat(read(all.inStreams(ORDERS))).isEmpty();
        assertThat(read(all.inCategories("contact"))).isEmpty();
        assertThat(read(all.ofTypes("Paid"))).isEmpty();
        assertThat(read(all.tagged(CUSTOMER, COUNTRY))).isEmpty();
        assertThat(read(all.correlatedBy(EventIds.next()))).isEmpty();
        assertThat(read(all.recordedBefore(time.plusNanos(1)))).isEmpty();
    }

    @Test
    void names_may_hold_any_sign_that_can_be_printed() {
        var odd = "o'%_\\\"{,} ${x} $1 ü\uD83D\uDE00 NULL";
        var stream = StreamId.of(odd, odd + "-" + odd);
        var tag = Tag.of("odd", odd + ":" + odd);
        append(STREAM, Events.some(2));
        append(stream, Events.of(odd, tag));

        assertThat(List.of(
                        EVERYTHING.inStreams(stream),
                        EVERYTHING.inCategories(odd),
                        EVERYTHING.ofTypes(odd),
                        EVERYTHING.tagged(tag)))
                .allSatisfy(filter -> assertThat(read(filter)).isEqualTo(stream(stream)));
    }

    @Test
    void a_range_and_a_limit_are_those_of_what_matches() {
        var matching = someLog().stream()
                .filter(event -> event.stream().category().equals("order"))
                .toList();
        var orders = LogRead.all().matching(EVERYTHING.inCategories("order"));
        var inner = new LogRead(
                matching.getFirst().position(),
                matching.getLast().position(),
                orders.filter(),
                orders.direction(),
                orders.limit());

        assertThat(matching).hasSizeGreaterThan(3);
        assertThat(now(store.read(orders.limit(2)))).isEqualTo(matching.subList(0, 2));
        assertThat(now(store.read(orders.backward()))).isEqualTo(matching.reversed());
        assertThat(now(store.read(orders.backward().limit(1))))
                .isEqualTo(matching.reversed().subList(0, 1));
        assertThat(now(store.read(inner))).isEqualTo(matching.subList(1, matching.size()));
        assertThat(now(store.read(inner.backward().limit(2))))
                .isEqualTo(matching.reversed().subList(0, 2));
        assertThat(now(store.read(orders.to(Position.START)))).isEmpty();
    }

    @Test
    void a_filtered_read_emits_no_more_than_is_requested() {
        someLog();
        var matching = read(EVERYTHING.inCategories("order"));

        StepVerifier.create(store.read(LogRead.all().matching(EVERYTHING.inCategories("order"))), 0)
                .expectSubscription()
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(matching.get(0))
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(matching.get(1))
                .thenCancel()
                .verify(patience());
    }

    @Test
    void what_is_rare_is_found_in_a_long_log_either_way() {
        var rare = EVERYTHING.inCategories("rare");
        for (var round = 0; round < 4; round++) {
            append(StreamId.of("rare", "" + round), Events.of("Rare"));
            append(STREAM, Events.some(fixture.limits().maxEvents()));
        }
        append(StreamId.of("rare", "last"), Events.of("Rare"));

        assertThat(read(rare))
                .hasSize(5)
                .allMatch(event -> event.type().equals("Rare"))
                .extracting(RecordedEvent::position)
                .isSorted();
        assertThat(now(store.read(LogRead.all().matching(rare).backward())))
                .isEqualTo(read(rare).reversed());
    }

    @Test
    void what_is_common_is_found_whole_in_a_long_log_either_way() {
        var common = EVERYTHING.inStreams(STREAM);
        for (var round = 0; round < 4; round++) {
            append(STREAM, Events.some(fixture.limits().maxEvents()));
            append(OTHER, Events.some(2));
        }

        assertThat(read(common))
                .isEqualTo(stream(STREAM))
                .hasSize(4 * fixture.limits().maxEvents());
        assertThat(now(store.read(LogRead.all().matching(common).backward())))
                .isEqualTo(stream(STREAM).reversed());
        assertThat(now(store.read(LogRead.all().matching(common).limit(2_001))))
                .isEqualTo(stream(STREAM).subList(0, 2_001));
    }

    @Test
    void whatever_is_asked_for_is_what_a_look_at_each_event_finds() {
        var chance = Chance.printed("random filters");
        var maker = new SomeFilter(chance);
        for (var appends = 0; appends < 300; appends++) {
            append(maker.stream(), maker.events());
        }
        var log = log();

        for (var round = 0; round < Chance.scaled(200); round++) {
            var read = maker.read(log);
            var expected = SomeFilter.expected(read, log);

            assertThat(now(store.read(read))).as("%s", read).isEqualTo(expected);
            assertThat(now(store.count(read))).as("count of %s", read).isEqualTo(expected.size());
        }
        assertThat(log).hasSizeGreaterThan(300);
    }

    /** Holds against a log of its own, which has events that match and others. */
    private void assertReads(EventFilter filter, Predicate<RecordedEvent> matches) {
        someLog();
        assertFinds(filter, matches);
    }

    private void assertFinds(EventFilter filter, Predicate<RecordedEvent> matches) {
        var log = log();
        var expected = log.stream().filter(matches).toList();

        assertThat(expected).isNotEmpty().hasSizeLessThan(log.size());
        assertThat(read(filter)).isEqualTo(expected);
        assertThat(now(store.read(LogRead.all().matching(filter).backward()))).isEqualTo(expected.reversed());
    }

    private List<RecordedEvent> read(EventFilter filter) {
        return now(store.read(LogRead.all().matching(filter)));
    }

    /** Each append is recorded later than the one before. */
    private List<RecordedEvent> someLog() {
        appendLater(STREAM, Events.one());
        appendLater(ORDER, correlated(Events.of("Placed", CUSTOMER)));
        appendLater(ORDERS, Events.of("placed"));
        appendLater(ORDER_LINE, Events.of("Placed", COUNTRY));
        appendLater(ORDER, Events.of("Paid", CUSTOMER, COUNTRY));
        appendLater(OTHER, Events.of("Noted", CUSTOMER));
        appendLater(ORDERS, correlated(Events.of("Paid")));
        appendLater(ORDER_LINE, Events.of("placed", COUNTRY));
        return log();
    }

    private void appendLater(StreamId stream, EventData event) {
        var end = now(store.read(LogRead.all().backward().limit(1)));
        append(stream, event);
        while (!end.isEmpty()
                && !stream(stream).getLast().recordedAt().isAfter(end.getFirst().recordedAt())) {
            append(stream, event.withId(EventIds.next()));
        }
    }

    private static EventData correlated(EventData event) {
        return event.withMetadata(Metadata.correlatedBy(REQUEST));
    }
}
