package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.replay.Planning.Checked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out which upcasters a replay would run, and for how many events: of few events it looks at all, of more at some in each of
 * several parts of the log.
 */
final class Surveying {

    /** Up to so many events, all are looked at. */
    static final int MOST_COUNTED = 2_000;

    private static final int PARTS = 20;
    private static final int EVENTS_A_PART = MOST_COUNTED / PARTS;

    private final Setup<?> setup;

    Surveying(Setup<?> setup) {
        this.setup = setup;
    }

    Mono<List<PlannedUpcast>> survey(Checked<?> checked, Map<String, Long> events) {
        var total = events.values().stream().mapToLong(Long::longValue).sum();
        var upcasting = setup.upcasting();
        if (total == 0 || upcasting == null) {
            return Mono.just(List.of());
        }
        var sampled = total > MOST_COUNTED;
        return Mono.justOrEmpty(checked.read())
                .flatMapMany(
                        read -> sampled ? sample(checked, read) : setup.events().read(read))
                .reduceWith(Counts::new, (counts, event) -> counts.add(event, upcasting))
                .flatMap(counts -> Flux.fromIterable(events.entrySet())
                        .concatMap(type -> upcasting
                                .of(type.getKey())
                                .collectList()
                                .flatMapIterable(
                                        known -> counts.planned(type.getKey(), type.getValue(), known, sampled)))
                        .collectList());
    }

    private Flux<RecordedEvent> sample(Checked<?> checked, LogRead read) {
        var after = checked.request().after().value();
        var width = checked.end().value() - after;
        return Flux.fromStream(IntStream.range(0, PARTS).boxed()).concatMap(part -> {
            var from = Position.of(after + width * part / PARTS);
            var to = Position.of(after + width * (part + 1) / PARTS);
            return setup.events()
                    .read(LogRead.after(from).to(to).matching(read.filter()).limit(EVENTS_A_PART));
        });
    }

    /** How many events were looked at, by types and schemas. */
    private static final class Counts {

        private final Map<String, Map<Integer, Long>> byType = new HashMap<>();

        Counts add(RecordedEvent event, Upcasting upcasting) {
            byType.computeIfAbsent(event.type(), type -> new HashMap<>())
                    .merge(upcasting.schemaId(event.payload()), 1L, Long::sum);
            return this;
        }

        /** All known schemas if some events were not looked at, else those that there are; then what is not known. */
        List<PlannedUpcast> planned(String type, long total, List<Upcast> known, boolean sampled) {
            var seen = byType.getOrDefault(type, Map.of());
            var looked = seen.values().stream().mapToLong(Long::longValue).sum();
            var unknown = seen.keySet().stream()
                    .filter(id -> known.stream().noneMatch(upcast -> upcast.schemaId() == id))
                    .sorted()
                    .map(id -> Upcast.unknown(type, id));
            return Stream.concat(known.stream(), unknown)
                    .filter(upcast -> sampled || seen.containsKey(upcast.schemaId()))
                    .map(upcast -> new PlannedUpcast(
                            upcast, share(total, seen.getOrDefault(upcast.schemaId(), 0L), looked), sampled))
                    .toList();
        }

        private static long share(long total, long events, long looked) {
            return looked == 0 ? 0 : Math.round((double) total * events / looked);
        }
    }
}
