package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of appends on conditions, to be held against the log: was each condition kept, and each refusal right? */
final class Decisions {

    private final Queue<AppendRequest> appended = new ConcurrentLinkedQueue<>();
    private final Queue<Refusal> refused = new ConcurrentLinkedQueue<>();

    void appended(AppendRequest request) {
        appended.add(request);
    }

    /** Notes a refusal, and what the condition's query found right after it: only that can have been the reason. */
    void refused(AppendRequest request, QueryResult after) {
        var events = after.events();
        refused.add(new Refusal(
                request, events.isEmpty() ? Position.START : events.getLast().position()));
    }

    int countRefused() {
        return refused.size();
    }

    /** Fails unless {@code log}, complete and in order, agrees with every decision. */
    void verify(List<RecordedEvent> log) {
        assertThat(violationsIn(log)).isEmpty();
    }

    List<String> violationsIn(List<RecordedEvent> log) {
        var violations = new ArrayList<String>();
        appended.forEach(request -> addBroken(request, log, violations));
        refused.forEach(refusal -> addRefusedInVain(refusal, log, violations));
        return violations;
    }

    private static void addBroken(AppendRequest request, List<RecordedEvent> log, List<String> violations) {
        var ids = new HashSet<>(Events.ids(request.events()));
        var last = log.stream()
                .filter(event -> ids.contains(event.id()))
                .map(RecordedEvent::position)
                .max(Position::compareTo);
        if (last.isEmpty()) {
            violations.add("lost: " + request);
            return;
        }
        unseenBy(request.condition(), log)
                .filter(event -> !ids.contains(event.id()))
                .filter(event -> event.position().compareTo(last.get()) < 0)
                .map(event -> "broken by %s: %s".formatted(event, request))
                .forEach(violations::add);
    }

    private static void addRefusedInVain(Refusal refusal, List<RecordedEvent> log, List<String> violations) {
        if (unseenBy(refusal.request().condition(), log)
                .noneMatch(event -> event.position().compareTo(refusal.upTo()) <= 0)) {
            violations.add("refused in vain: " + refusal.request());
        }
    }

    private static Stream<RecordedEvent> unseenBy(@Nullable AppendCondition condition, List<RecordedEvent> log) {
        return condition == null
                ? Stream.empty()
                : log.stream()
                        .filter(condition.query()::matches)
                        .filter(event -> !condition.seen().includes(event.position()));
    }

    private record Refusal(AppendRequest request, Position upTo) {}
}
