package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise of filters, sections or counts fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedFiltersAreCaughtTest {

    @Test
    void overlooking_a_part_of_the_filter() {
        Flawed.filtering(EventFilter::inStreams).isCaughtBy(Guarded.Filter.class, "streams_are_told_apart");
        Flawed.filtering(EventFilter::inCategories).isCaughtBy(Guarded.Filter.class, "categories_are_told_apart");
        Flawed.filtering(EventFilter::ofTypes)
                .isCaughtBy(Guarded.Filter.class, "types_are_told_apart")
                .isCaughtBy(Guarded.FilteredFollow.class, "sections_move_on_though_nothing_matches");
        Flawed.filtering(EventFilter::tagged).isCaughtBy(Guarded.Filter.class, "all_tags_must_be_carried");
        Flawed.filtering(filter -> correlated(filter, null))
                .isCaughtBy(Guarded.Filter.class, "what_one_request_set_in_motion_is_found");
        Flawed.filtering(filter -> between(filter, null, filter.recordedBefore()))
                .isCaughtBy(Guarded.Filter.class, "a_time_to_begin_with_is_included")
                .isCaughtBy(Guarded.Filter.class, "an_instant_can_be_cut_out");
        Flawed.filtering(filter -> between(filter, filter.recordedFrom(), null))
                .isCaughtBy(Guarded.Filter.class, "a_time_to_end_before_is_excluded");
    }

    @Test
    void overlooking_the_filter() {
        Flawed.filtering(filter -> EventFilter.everything())
                .isCaughtBy(Guarded.Filter.class, "all_parts_must_match_at_once")
                .isCaughtBy(Guarded.Filter.class, "what_is_rare_is_found_in_a_long_log_either_way")
                .isCaughtBy(Guarded.Filter.class, "whatever_is_asked_for_is_what_a_look_at_each_event_finds")
                .isCaughtBy(
                        Guarded.FilteredFollow.class,
                        "a_follower_is_given_only_what_matches_of_the_past_and_of_what_is_appended")
                .isCaughtBy(
                        Guarded.FilteredFollow.class,
                        "nothing_that_matches_is_lost_or_repeated_at_the_seam_while_writers_append")
                .isCaughtBy(Guarded.Count.class, "only_what_matches_is_counted");
    }

    @Test
    void moving_the_bounds_of_time() {
        Flawed.filtering(filter -> between(filter, later(filter.recordedFrom()), filter.recordedBefore()))
                .isCaughtBy(Guarded.Filter.class, "a_time_to_begin_with_is_included");
        Flawed.filtering(filter -> between(filter, filter.recordedFrom(), later(filter.recordedBefore())))
                .isCaughtBy(Guarded.Filter.class, "a_time_to_end_before_is_excluded");
    }

    @Test
    void taking_names_for_beginnings() {
        matching((filter, event) ->
                        filter.categories().stream().anyMatch(event.stream().category()::startsWith))
                .isCaughtBy(Guarded.Filter.class, "categories_are_told_apart");
        matching((filter, event) -> filter.types().stream().anyMatch(event.type()::equalsIgnoreCase))
                .isCaughtBy(Guarded.Filter.class, "types_are_told_apart");
    }

    @Test
    void being_content_with_any_of_the_tags() {
        matching((filter, event) -> filter.tags().stream().anyMatch(event.tags()::contains))
                .isCaughtBy(Guarded.Filter.class, "all_tags_must_be_carried");
    }

    @Test
    void being_content_with_any_part() {
        matching((filter, event) -> filter.streams().contains(event.stream())
                        || filter.types().contains(event.type()))
                .isCaughtBy(Guarded.Filter.class, "all_parts_must_match_at_once");
    }

    @Test
    void limiting_before_filtering() {
        Flaw flaw = () -> new Flawed() {
            @Override
            public Flux<RecordedEvent> read(LogRead read) {
                return sound.read(read.matching(EventFilter.everything())).filter(read.filter()::matches);
            }
        };
        flaw.isCaughtBy(Guarded.Filter.class, "a_range_and_a_limit_are_those_of_what_matches");
    }

    @Test
    void reading_filtered_in_one_direction_only() {
        Flawed.readingTheLog(read -> LogRead.after(read.after())
                        .to(read.to())
                        .matching(read.filter())
                        .limit(read.limit()))
                .isCaughtBy(Guarded.Filter.class, "what_is_common_is_found_whole_in_a_long_log_either_way");
    }

    @Test
    void staying_where_nothing_matches() {
        sections(sections -> sections.filter(section -> !section.events().isEmpty()))
                .isCaughtBy(Guarded.FilteredFollow.class, "sections_move_on_though_nothing_matches");
    }

    @Test
    void ending_sections_with_what_matches() {
        sections(sections -> sections.map(section -> section.events().isEmpty()
                        ? section
                        : new Section(section.from(), section.events().getLast().position(), section.events())))
                .isCaughtBy(
                        Guarded.FilteredFollow.class,
                        "sections_follow_each_other_without_gap_and_hold_all_that_matches");
    }

    @Test
    void dropping_a_section() {
        Flawed.sectioning(sections ->
                        sections.index().filter(each -> each.getT1() != 1).map(each -> each.getT2()))
                .isCaughtBy(
                        Guarded.FilteredFollow.class,
                        "sections_follow_each_other_without_gap_and_hold_all_that_matches")
                .isCaughtBy(Guarded.FilteredFollow.class, "a_follower_that_takes_one_at_a_time_misses_nothing");
    }

    @Test
    void doubling_a_section() {
        Flawed.sectioning(sections -> sections.concatMap(section -> Flux.just(section, section), 1))
                .isCaughtBy(
                        Guarded.FilteredFollow.class,
                        "nothing_that_matches_is_lost_or_repeated_at_the_seam_while_writers_append")
                .isCaughtBy(Guarded.FilteredFollow.class, "no_more_sections_are_given_than_are_requested");
    }

    @Test
    void following_from_the_start_always() {
        Flaw flaw = () -> new Flawed() {
            @Override
            public Flux<Section> sections(Position after, EventFilter filter) {
                return sound.sections(Position.START, filter);
            }
        };
        flaw.isCaughtBy(Guarded.FilteredFollow.class, "a_follower_resumes_after_the_end_of_any_section");
    }

    @Test
    void losing_at_the_seam() {
        Flaw flaw = () -> new Flawed() {
            @Override
            public Flux<Section> sections(Position after, EventFilter filter) {
                return losingAtTheSeam(sound, after, filter);
            }
        };
        flaw.isCaughtBy(
                Guarded.FilteredFollow.class,
                "nothing_that_matches_is_lost_or_repeated_at_the_seam_while_writers_append");
    }

    private static Flux<Section> losingAtTheSeam(EventStore sound, Position after, EventFilter filter) {
        var end = sound.read(LogRead.all().backward().limit(1))
                .map(RecordedEvent::position)
                .single(after);
        var past = sound.read(LogRead.after(after).matching(filter))
                .collectList()
                .filter(events -> !events.isEmpty())
                .map(events -> new Section(after, events.getLast().position(), events));
        return past.concatWith(
                Mono.delay(Duration.ofMillis(5)).then(end).flatMapMany(last -> sound.sections(last, filter)));
    }

    @Test
    void counting_more_than_was_asked_for() {
        counting(read -> StreamRead.of(read.stream()), read -> LogRead.all().matching(read.filter()))
                .isCaughtBy(Guarded.Count.class, "the_events_of_a_stream_are_counted")
                .isCaughtBy(Guarded.Count.class, "the_events_of_the_log_are_counted")
                .isCaughtBy(Guarded.Count.class, "nothing_counts_as_none");
    }

    @Test
    void counting_a_page_only() {
        counting(read -> read.limit(Math.min(read.limit(), 2_000)), read -> read.limit(Math.min(read.limit(), 2_000)))
                .isCaughtBy(Guarded.Count.class, "many_are_counted_to_the_last");
    }

    @Test
    void counting_once_for_all() {
        Flaw flaw = () -> new Flawed() {
            @Override
            public Mono<Long> count(StreamRead read) {
                return sound.count(read).cache();
            }
        };
        flaw.isCaughtBy(Guarded.Count.class, "each_count_looks_anew")
                .isCaughtBy(Guarded.Count.class, "a_stream_exists_once_it_has_an_event");
    }

    @Test
    void showing_the_first_event_for_the_last() {
        Flawed.readingStreams(read -> StreamRead.of(read.stream()).limit(read.limit()))
                .isCaughtBy(Guarded.Count.class, "a_stream_shows_its_last_event");
    }

    private static EventFilter correlated(EventFilter filter, @Nullable UUID id) {
        return new EventFilter(
                filter.streams(),
                filter.categories(),
                filter.types(),
                filter.tags(),
                id,
                filter.recordedFrom(),
                filter.recordedBefore());
    }

    private static EventFilter between(EventFilter filter, @Nullable Instant from, @Nullable Instant before) {
        return new EventFilter(
                filter.streams(),
                filter.categories(),
                filter.types(),
                filter.tags(),
                filter.correlationId(),
                from,
                before);
    }

    private static @Nullable Instant later(@Nullable Instant time) {
        return time == null || Set.of(Instant.MIN, Instant.MAX).contains(time) ? time : time.plusNanos(1);
    }

    private static Flaw matching(BiPredicate<EventFilter, RecordedEvent> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<RecordedEvent> read(LogRead read) {
                return read.filter().matchesEverything()
                        ? sound.read(read)
                        : sound.read(read.matching(EventFilter.everything()))
                                .filter(event -> flaw.test(read.filter(), event));
            }
        };
    }

    private static Flaw sections(UnaryOperator<Flux<Section>> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<Section> sections(Position after, EventFilter filter) {
                return flaw.apply(sound.sections(after, filter));
            }
        };
    }

    private static Flaw counting(UnaryOperator<StreamRead> ofStream, UnaryOperator<LogRead> ofLog) {
        return () -> new Flawed() {
            @Override
            public Mono<Long> count(StreamRead read) {
                return sound.count(ofStream.apply(read));
            }

            @Override
            public Mono<Long> count(LogRead read) {
                return sound.count(ofLog.apply(read));
            }
        };
    }
}
