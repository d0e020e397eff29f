package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings events with their positions. Those that the log holds already are passed over, if it holds nothing else there. */
record KeptPositions(EventStore store, EventImport imports) implements Target {

    @Override
    public Mono<Arrivals> open(Sections lines) {
        return store.read(LogRead.all().backward().limit(1))
                .next()
                .<Arrivals>map(last -> behind(lines, last.position()))
                .defaultIfEmpty(this::append);
    }

    private Arrivals behind(Sections lines, Position end) {
        if (end.compareTo(lines.after()) < 0 && !lines.isOfOneStream()) {
            throw new BadLineException(
                    "the lines must go on behind position %s, where the log ends, or before, but begin behind %s: import what lies between first"
                            .formatted(end, lines.after()));
        }
        return new Behind(lines.after(), end);
    }

    private Mono<Long> append(List<RecordedEvent> events) {
        return Flux.fromIterable(ImportBatch.split(events))
                .concatMap(imports::append, 1)
                .then(Mono.just((long) events.size()));
    }

    /** Compares the lines with what the log holds, up to its end. */
    private final class Behind implements Arrivals {

        private final Position end;
        private Position seen;

        Behind(Position seen, Position end) {
            this.seen = seen;
            this.end = end;
        }

        @Override
        public Mono<Long> bring(List<RecordedEvent> events) {
            if (events.isEmpty()) {
                return Mono.just(0L);
            }
            var known = (int) events.stream()
                    .takeWhile(event -> event.position().compareTo(end) <= 0)
                    .count();
            var last = events.getLast().position();
            var checked = check(events.subList(0, known), last.compareTo(end) < 0 ? last : end);
            seen = last;
            return checked.then(append(events.subList(known, events.size()))).thenReturn((long) events.size());
        }

        private Mono<Void> check(List<RecordedEvent> known, Position to) {
            if (seen.compareTo(to) >= 0) {
                return Mono.empty();
            }
            return store.read(LogRead.after(seen).to(to)).collectList().flatMap(held -> compare(held, known));
        }
    }

    private static Mono<Void> compare(List<RecordedEvent> held, List<RecordedEvent> known) {
        for (var nth = 0; nth < Math.max(held.size(), known.size()); nth++) {
            var here = nth < held.size() ? place(held.get(nth)) : "no more events";
            var there = nth < known.size() ? place(known.get(nth)) : "no more events";
            if (!here.equals(there)) {
                return Mono.error(new BadLineException(
                        "the log must hold what the lines have, or nothing, but holds %s where they have %s: import into an empty log, or let positions be given anew"
                                .formatted(here, there)));
            }
        }
        return Mono.empty();
    }

    private static String place(RecordedEvent event) {
        return "event %s at position %s, version %s of %s"
                .formatted(event.id(), event.position(), event.version(), event.stream());
    }
}
