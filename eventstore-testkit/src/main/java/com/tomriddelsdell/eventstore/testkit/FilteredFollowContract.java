package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A follower with a filter is given what matches, once and in order, and is told how far the log has been seen. */
public abstract class FilteredFollowContract extends RacingContract {

    private static final EventFilter OTHERS = EventFilter.everything().inStreams(OTHER);
    private static final EventFilter NOTHING = EventFilter.everything().ofTypes("NoSuch");

    @Test
    void a_follower_is_given_only_what_matches_of_the_past_and_of_what_is_appended() {
        var events = Events.some(4);
        append(STREAM, Events.some(3));
        append(OTHER, events.get(0), events.get(1));

        StepVerifier.create(store.follow(Position.START, OTHERS).map(RecordedEvent::id))
                .expectNext(events.get(0).id(), events.get(1).id())
                .then(() -> append(STREAM, Events.some(2)))
                .expectNoEvent(QUIET)
                .then(() -> append(OTHER, events.get(2)))
                .expectNext(events.get(2).id())
                .then(() -> append(STREAM, Events.one()))
                .then(() -> append(OTHER, events.get(3)))
                .expectNext(events.get(3).id())
                .expectNoEvent(QUIET)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void sections_follow_each_other_without_gap_and_hold_all_that_matches() {
        alternate(3);
        var sections = sectionsTo(OTHERS, log().getLast().position());

        assertContiguous(Position.START, sections);
        assertThat(events(sections)).isEqualTo(stream(OTHER)).isNotEmpty();
        assertThat(sections)
                .allSatisfy(section -> assertThat(section.events())
                        .hasSizeLessThanOrEqualTo(Section.MAX_EVENTS)
                        .allMatch(event -> event.position().compareTo(section.from()) > 0)
                        .allMatch(event -> event.position().compareTo(section.to()) <= 0));
    }

    @Test
    void sections_move_on_though_nothing_matches() {
        append(STREAM, Events.some(3));
        var past = log().getLast().position();

        StepVerifier.create(store.sections(Position.START, NOTHING)
                        .doOnNext(section -> assertThat(section.events()).isEmpty())
                        .map(Section::to))
                .thenConsumeWhile(to -> to.compareTo(past) < 0)
                .expectNext(past)
                .then(() -> append(STREAM, Events.one()))
                .expectNextMatches(to -> to.compareTo(past) > 0)
                .expectNoEvent(QUIET)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_follower_resumes_after_the_end_of_any_section() {
        alternate(3);
        var end = log().getLast().position();
        var sections = sectionsTo(OTHERS, end);

        assertThat(sections).isNotEmpty();
        for (var section : sections) {
            var rest = stream(OTHER).stream()
                    .filter(event -> event.position().compareTo(section.to()) > 0)
                    .toList();
            var resumed = store.follow(section.to(), OTHERS).take(rest.size());

            assertThat(now(resumed)).isEqualTo(rest);
        }
        for (var event : stream(OTHER).subList(0, 3)) {
            assertThat(now(store.sections(event.position(), OTHERS).next()).from())
                    .isEqualTo(event.position());
        }
    }

    @Test
    void what_is_rare_is_found_behind_much_that_does_not_match() {
        for (var appends = 0; appends < 12; appends++) {
            append(STREAM, Events.some(fixture.limits().maxEvents()));
        }
        append(OTHER, Events.one());

        StepVerifier.create(store.follow(Position.START, OTHERS))
                .expectNextSequence(stream(OTHER))
                .then(() -> append(STREAM, Events.some(fixture.limits().maxEvents())))
                .then(() -> append(OTHER, Events.one()))
                .expectNextMatches(event -> event.version().value() == 1)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void no_more_sections_are_given_than_are_requested() {
        append(OTHER, Events.one());

        StepVerifier.create(store.sections(Position.START, OTHERS).map(Section::events), 0)
                .expectSubscription()
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(stream(OTHER))
                .then(() -> append(STREAM, Events.some(2)))
                .then(() -> append(STREAM, Events.some(2)))
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(List.of())
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_follower_that_takes_one_at_a_time_misses_nothing() {
        alternate(2);
        var matching = stream(OTHER);

        assertThat(now(store.follow(Position.START, OTHERS).limitRate(1).take(matching.size())))
                .isEqualTo(matching)
                .isNotEmpty();
        assertThat(now(store.sections(Position.START, OTHERS)
                        .limitRate(1)
                        .concatMapIterable(Section::events, 1)
                        .take(matching.size())))
                .isEqualTo(matching);
    }

    @Test
    void a_cancelled_follower_leaves_nothing_behind() {
        alternate(3);
        var before = now(fixture.connectionsInUse());
        var chance = Chance.printed("cancelled filtered followers");
        var followers = Flux.range(0, Chance.scaled(200))
                .flatMap(
                        number -> store.follow(Position.START, chance.percent(50) ? OTHERS : NOTHING)
                                .take(1 + chance.below(1_500))
                                .takeUntilOther(Mono.delay(chance.moment())),
                        64);
        followers.blockLast(patience());
        var back = Mono.defer(fixture::connectionsInUse)
                .filter(inUse -> inUse <= before)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)));

        assertThat(now(back)).isLessThanOrEqualTo(before);
        assertThat(now(store.follow(Position.START, OTHERS).take(3)))
                .isEqualTo(stream(OTHER).subList(0, 3));
    }

    @Test
    void nothing_that_matches_is_lost_or_repeated_at_the_seam_while_writers_append() {
        var chance = Chance.printed("the seam of filtered followers");
        for (var stream = 0; stream < STREAMS; stream++) {
            var events = Events.some(50);
            history.acknowledged(append(StreamId.of("race", "" + stream), events), events);
        }
        var followers = Chance.scaled(20);
        var end = Events.some(1);
        var seen = everyone(followers, chance, own -> {
                    var filter = someOf(own);
                    return lateFollower(
                                    own,
                                    store.follow(Position.START, filter),
                                    end.getFirst().id())
                            .map(events -> new Seen(filter, events));
                })
                .collectList();
        var writers = everyone(8, chance, own -> writesUntilFollowed(own, followers));
        var written = writers.then(acknowledged(store.append(OTHER, ExpectedVersion.any(), end), end));

        var all = now(Mono.zip(seen, written).map(both -> both.getT1()));

        var log = log();
        history.verifyLog(log);
        assertThat(all)
                .hasSize(followers)
                .allSatisfy(each -> assertThat(each.events())
                        .isEqualTo(log.stream().filter(each.filter()::matches).toList()));
    }

    /** Some of the streams of the race, and the one that ends it. */
    private static EventFilter someOf(Chance chance) {
        var streams = new ArrayList<>(List.of(OTHER));
        IntStream.range(0, STREAMS)
                .filter(number -> chance.percent(40))
                .forEach(number -> streams.add(StreamId.of("race", "" + number)));
        return EventFilter.everything().inStreams(streams.toArray(StreamId[]::new));
    }

    private record Seen(EventFilter filter, List<RecordedEvent> events) {}

    private void alternate(int rounds) {
        for (var round = 0; round < rounds; round++) {
            append(STREAM, Events.some(700));
            append(OTHER, Events.some(700));
            append(STREAM, Events.some(3));
        }
    }

    private List<Section> sectionsTo(EventFilter filter, Position end) {
        return now(store.sections(Position.START, filter)
                .takeUntil(section -> section.to().compareTo(end) >= 0)
                .collectList());
    }

    private static void assertContiguous(Position start, List<Section> sections) {
        var from = start;
        for (var section : sections) {
            assertThat(section.from()).isEqualTo(from);
            assertThat(section.to()).isGreaterThan(from);
            from = section.to();
        }
    }

    private static List<RecordedEvent> events(List<Section> sections) {
        return sections.stream().flatMap(section -> section.events().stream()).toList();
    }
}
