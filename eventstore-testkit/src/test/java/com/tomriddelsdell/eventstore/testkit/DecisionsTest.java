package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Seen;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionsTest {

    private static final EventQuery QUERY = EventQuery.tagged(Tag.of("course", "c1"));

    private final EventData before = Events.tagged(Tag.of("course", "c1"));
    private final EventData unrelated = Events.one();
    private final List<EventData> own = List.of(Events.tagged(Tag.of("course", "c1")), Events.one());
    private final EventData after = Events.tagged(Tag.of("course", "c1"));
    private final List<RecordedEvent> log = logOf(List.of(before, unrelated, own.get(0), own.get(1), after));
    private final Decisions decisions = new Decisions();

    @Test
    void a_decision_that_saw_all_before_it_is_sound() {
        decisions.appended(deciding(seen(2)));
        decisions.appended(deciding(seen(0, 1L)));

        assertThat(decisions.violationsIn(log)).isEmpty();
    }

    @Test
    void an_event_before_a_decision_that_it_did_not_see_is_found() {
        decisions.appended(deciding(seen(0)));
        decisions.appended(deciding(seen(0, 2L)));

        assertThat(decisions.violationsIn(log)).hasSize(2).allMatch(violation -> violation.startsWith("broken"));
    }

    @Test
    void an_event_between_those_of_a_decision_is_found() {
        decisions.appended(deciding(seen(2)));

        assertThat(decisions.violationsIn(logOf(List.of(before, unrelated, own.get(0), after, own.get(1)))))
                .singleElement()
                .asString()
                .startsWith("broken");
    }

    @Test
    void a_decision_that_is_not_in_the_log_is_found() {
        decisions.appended(deciding(seen(2)));

        assertThat(decisions.violationsIn(log.subList(0, 2)))
                .singleElement()
                .asString()
                .startsWith("lost");
    }

    @Test
    void a_refusal_for_an_event_that_was_not_seen_is_right() {
        decisions.refused(refused(seen(0)), found(5));
        decisions.refused(refused(seen(3)), found(5));
        decisions.refused(refused(seen(0, 1L, 3L)), found(5));

        assertThat(decisions.violationsIn(log)).isEmpty();
    }

    @Test
    void a_refusal_for_nothing_is_found() {
        decisions.refused(refused(seen(5)), found(5));
        decisions.refused(refused(seen(0, 1L, 3L, 5L)), found(5));

        assertThat(decisions.violationsIn(log))
                .hasSize(2)
                .allMatch(violation -> violation.startsWith("refused in vain"));
    }

    @Test
    void a_refusal_for_an_event_that_came_only_later_is_found() {
        decisions.refused(refused(seen(3)), found(3));

        assertThat(decisions.violationsIn(log)).singleElement().asString().startsWith("refused in vain");
    }

    @Test
    void an_append_without_a_condition_is_sound_wherever_it_is() {
        decisions.appended(AppendRequest.to(StoreContract.STREAM, ExpectedVersion.any(), own));

        assertThat(decisions.violationsIn(log)).isEmpty();
    }

    private AppendRequest deciding(Seen seen) {
        return AppendRequest.to(StoreContract.STREAM, ExpectedVersion.any(), own)
                .provided(new AppendCondition(QUERY, seen));
    }

    private static AppendRequest refused(Seen seen) {
        return AppendRequest.to(StoreContract.OTHER, ExpectedVersion.any(), Events.some(1))
                .provided(new AppendCondition(QUERY, seen));
    }

    private QueryResult found(int upTo) {
        return new QueryResult(QUERY, log.subList(0, upTo), seen(upTo));
    }

    private static Seen seen(long upTo, Long... beyond) {
        return new Seen(
                Position.of(upTo),
                Set.copyOf(List.of(beyond).stream().map(Position::of).toList()));
    }

    private static List<RecordedEvent> logOf(List<EventData> events) {
        var store = InMemoryEventStore.create();
        return Objects.requireNonNull(store.append(StoreContract.STREAM, ExpectedVersion.any(), events)
                .thenMany(store.read(LogRead.all()))
                .collectList()
                .block(Duration.ofSeconds(5)));
    }
}
