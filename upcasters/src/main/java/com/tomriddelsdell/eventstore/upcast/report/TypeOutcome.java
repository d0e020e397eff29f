package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the events of one type in a {@link DryRun}.
 *
 * @param recorded how many events were read
 * @param given how many events of the domain they gave
 * @param dropped how many of them gave none
 * @param split how many of them gave several
 * @param failed how many of them could not be decoded
 * @param samples what some of them gave, as text
 * @param failures why some of them could not be decoded
 */
public record TypeOutcome(
        String type,
        long recorded,
        long given,
        long dropped,
        long split,
        long failed,
        List<String> samples,
        List<String> failures) {

    public TypeOutcome {
        requireNonNull(type, "type");
        samples = List.copyOf(requireNonNull(samples, "samples"));
        failures = List.copyOf(requireNonNull(failures, "failures"));
    }

    static TypeOutcome decoded(RecordedEvent event, List<String> given, int samples) {
        return new TypeOutcome(
                event.type(),
                1,
                given.size(),
                given.isEmpty() ? 1 : 0,
                given.size() > 1 ? 1 : 0,
                0,
                given.stream().limit(samples).toList(),
                List.of());
    }

    static TypeOutcome failed(RecordedEvent event, RuntimeException failure, int samples) {
        return new TypeOutcome(
                event.type(),
                1,
                0,
                0,
                0,
                1,
                List.of(),
                Stream.of(String.valueOf(failure.getMessage())).limit(samples).toList());
    }

    TypeOutcome and(TypeOutcome more, int most) {
        return new TypeOutcome(
                type,
                recorded + more.recorded,
                given + more.given,
                dropped + more.dropped,
                split + more.split,
                failed + more.failed,
                some(samples, more.samples, most),
                some(failures, more.failures, most));
    }

    private static List<String> some(List<String> kept, List<String> more, int most) {
        return kept.size() >= most
                ? kept
                : Stream.concat(kept.stream(), more.stream()).limit(most).toList();
    }
}
