package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** However many decide at once, no decision rests on less than what was there, and none is refused for nothing. */
public abstract class ConditionRaceContract extends RacingContract {

    private static final int WRITERS = 32;

    private final Decisions decisions = new Decisions();

    @Test
    void what_two_accounts_hold_together_is_never_overdrawn() {
        var pairs = Chance.scaled(4);
        var deposit = 10;
        IntStream.range(0, pairs).forEach(pair -> append(STREAM, moves("Deposited", pair % 2, pair, deposit)));

        var writers = everyone(
                WRITERS,
                Chance.printed("accounts"),
                own -> Flux.range(0, Chance.scaled(10)).concatMap(number -> withdraw(own.below(pairs), own.below(2))));
        writers.blockLast(patience());

        assertThat(IntStream.range(0, pairs).mapToObj(pair -> balance(query(accounts(pair)))))
                .containsOnly(0L)
                .hasSize(pairs);
        decisions.verify(log());
    }

    private Mono<List<Appended>> withdraw(int pair, int side) {
        return insist(
                accounts(pair),
                found -> balance(found) > 0,
                StreamId.of("account", side + "of" + pair),
                Events.of("Withdrawn", account(side, pair)));
    }

    private static EventQuery accounts(int pair) {
        return EventQuery.tagged(account(0, pair)).or(EventQuery.tagged(account(1, pair)));
    }

    private static long balance(QueryResult found) {
        return count(found, event -> event.type().equals("Deposited"))
                - count(found, event -> event.type().equals("Withdrawn"));
    }

    private static List<EventData> moves(String type, int side, int pair, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Events.of(type, account(side, pair)))
                .toList();
    }

    private static Tag account(int side, int pair) {
        return Tag.of("account", side + "of" + pair);
    }

    @Test
    void a_name_is_given_once_however_many_want_it() {
        var names = IntStream.range(0, Chance.scaled(15)).boxed().toList();
        var writers = everyone(
                WRITERS,
                Chance.printed("names"),
                own -> Flux.fromIterable(own.shuffled(names))
                        .concatMap(name -> register(Tag.of("name", name.toString()), someStream(own))));

        assertThat(now(writers.count())).isEqualTo(names.size());
        assertThat(log()).hasSize(names.size()).extracting(RecordedEvent::tags).doesNotHaveDuplicates();
        decisions.verify(log());
    }

    private Mono<List<Appended>> register(Tag name, StreamId stream) {
        return decided(AppendRequest.to(stream, ExpectedVersion.any(), List.of(Events.of("Registered", name)))
                .provided(AppendCondition.none(EventQuery.tagged(name))));
    }

    @Test
    void courses_fill_up_and_never_overflow() {
        assertEnrolments(6, 5, WRITERS, 2, 30);
    }

    @Test
    void students_take_as_many_courses_as_they_may_and_no_more() {
        assertEnrolments(6, 20, 15, 3, 45);
    }

    private void assertEnrolments(int courses, int capacity, int students, int most, int possible) {
        var all = IntStream.range(0, courses)
                .mapToObj(number -> tag("course", number))
                .toList();
        var chance = Chance.printed("courses");
        var choices = Flux.range(0, students)
                .flatMap(
                        student -> everyone(
                                2,
                                chance,
                                own -> Flux.fromIterable(own.shuffled(all))
                                        .concatMap(course -> enrol(course, capacity, tag("student", student), most))),
                        students);
        choices.blockLast(patience());

        all.forEach(
                course -> assertThat(query(EventQuery.tagged(course)).events()).hasSizeLessThanOrEqualTo(capacity));
        IntStream.range(0, students)
                .forEach(student -> assertThat(query(EventQuery.tagged(tag("student", student)))
                                .events())
                        .hasSizeLessThanOrEqualTo(most)
                        .extracting(RecordedEvent::tags)
                        .doesNotHaveDuplicates());
        assertThat(log()).hasSize(possible);
        decisions.verify(log());
    }

    private Mono<List<Appended>> enrol(Tag course, int capacity, Tag student, int most) {
        return insist(
                EventQuery.tagged(course)
                        .ofTypes("Enrolled")
                        .or(EventQuery.tagged(student).ofTypes("Enrolled")),
                found -> count(found, event -> event.tags().contains(course)) < capacity
                        && count(found, event -> event.tags().contains(student)) < most
                        && count(found, event -> event.tags().containsAll(List.of(course, student))) == 0,
                StreamId.parse("course-" + course.value()),
                Events.of("Enrolled", course, student));
    }

    private static Tag tag(String name, int number) {
        return Tag.of(name, Integer.toString(number));
    }

    private static long count(QueryResult found, Predicate<RecordedEvent> counted) {
        return found.events().stream().filter(counted).count();
    }

    /** Looks, decides and appends until nothing has come in between; empty when it is decided not to. */
    private Mono<List<Appended>> insist(
            EventQuery query, Predicate<QueryResult> decides, StreamId stream, EventData event) {
        return store.query(query)
                .single()
                .filter(decides)
                .flatMap(found -> recorded(AppendRequest.to(stream, ExpectedVersion.any(), List.of(event))
                        .provided(found.unchanged())))
                .retryWhen(Retry.indefinitely().filter(AppendConditionFailedException.class::isInstance));
    }

    @Test
    void no_decision_missed_an_event_and_none_was_refused_for_nothing() {
        var writers = everyone(
                WRITERS,
                Chance.printed("decisions"),
                own -> Flux.range(0, Chance.scaled(15))
                        .concatMap(number -> own.percent(60) ? decide(own) : recorded(SomeRequest.of(own))));
        writers.blockLast(patience());

        assertThat(decisions.countRefused()).isPositive();
        history.verifyLog(log());
        decisions.verify(log());
    }

    private Mono<List<Appended>> decide(Chance chance) {
        return store.query(SomeRequest.query(chance))
                .single()
                .flatMap(found -> decided(SomeRequest.of(chance).provided(found.unchanged())));
    }

    private Mono<List<Appended>> decided(AppendRequest request) {
        return recorded(request).onErrorComplete(AppendConditionFailedException.class);
    }

    private Mono<List<Appended>> recorded(AppendRequest request) {
        return store.append(request)
                .single()
                .doOnNext(places -> acknowledge(request, places))
                .doOnNext(places -> decisions.appended(request))
                .onErrorResume(AppendConditionFailedException.class, refusal -> refused(request, refusal));
    }

    private Mono<List<Appended>> refused(AppendRequest request, AppendConditionFailedException refusal) {
        return store.query(refusal.condition().query())
                .doOnNext(found -> decisions.refused(request, found))
                .then(Mono.error(refusal));
    }
}
