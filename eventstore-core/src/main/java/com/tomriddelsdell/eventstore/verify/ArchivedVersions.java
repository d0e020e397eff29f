package com.tomriddelsdell.eventstore.verify;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether the archived versions of each stream follow each other, and lead on to the first that the log still holds. Whatever seems
 * to be missing is looked for once more in its stream: a scavenge may have moved it meanwhile. For one thread at a time.
 */
final class ArchivedVersions {

    private final EventStore store;
    private @Nullable RecordedEvent last;

    ArchivedVersions(EventStore store) {
        this.store = store;
    }

    /** Looks at more events, which come by streams and versions. */
    Flux<Finding> see(List<RecordedEvent> events) {
        var findings = new ArrayList<Mono<Finding>>();
        for (var event : events) {
            var before = last;
            last = event;
            if (before == null) {
                continue;
            }
            if (before.stream().equals(event.stream())) {
                findings.add(between(before, event));
            } else {
                findings.add(behind(before));
            }
        }
        return Flux.fromIterable(findings).concatMap(finding -> finding, 1);
    }

    /** Looks at the end of the last stream. */
    Mono<Finding> end() {
        return Mono.defer(() -> last == null ? Mono.empty() : behind(last));
    }

    private Mono<Finding> between(RecordedEvent before, RecordedEvent event) {
        if (event.position().compareTo(before.position()) <= 0) {
            return Mono.just(Finding.of(
                    Finding.Kind.POSITION_OUT_OF_ORDER,
                    event,
                    "in the archive it comes after position %s".formatted(before.position())));
        }
        var missing = next(before);
        if (event.version().equals(missing)) {
            return Mono.empty();
        }
        return event.version().compareTo(missing) < 0
                ? Mono.just(Finding.of(
                        Finding.Kind.VERSION_OUT_OF_ORDER,
                        event,
                        "version %s was expected in the archive after position %s, but %s came"
                                .formatted(missing, before.position(), event.version())))
                : unlessThere(
                        event,
                        missing,
                        "version %s should stand in the archive between positions %s and %s"
                                .formatted(missing, before.position(), event.position()));
    }

    private Mono<Finding> behind(RecordedEvent before) {
        var missing = next(before);
        var first = LogRead.all()
                .matching(EventFilter.everything().inStreams(before.stream()))
                .limit(1);
        return store.read(first)
                .filter(event -> event.version().equals(missing))
                .hasElements()
                .filter(found -> !found)
                .flatMap(lost -> unlessThere(
                        before, missing, "version %s should follow, in the archive or in the log".formatted(missing)));
    }

    private Mono<Finding> unlessThere(RecordedEvent event, StreamVersion missing, String explanation) {
        return store.read(StreamRead.of(event.stream()).from(missing).to(missing))
                .hasElements()
                .filter(found -> !found)
                .map(lost -> Finding.of(Finding.Kind.VERSIONS_MISSING, event, explanation));
    }

    private static StreamVersion next(RecordedEvent event) {
        return StreamVersion.of(event.version().value() + 1);
    }
}
