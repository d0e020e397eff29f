package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.SchemaUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Which types and schemas a log holds, how many events of each, and whether a codec can read them. It is told by schemas
 * alone; a {@link DryRun} decodes every event.
 *
 * @param lines in the order of types and revisions
 */
public record Coverage(List<Line> lines) {

    public Coverage {
        lines = List.copyOf(requireNonNull(lines, "lines"));
    }

    /**
     * Counts what {@code read} gives.
     *
     * <p><strong>Errors:</strong> those of the store and of its catalogue.
     *
     * @param read as a rule all of the log
     * @return never empty
     */
    public static Mono<Coverage> of(EventStore store, LogRead read, AvroEventCodec<?> codec) {
        requireNonNull(store, "store");
        requireNonNull(read, "read");
        requireNonNull(codec, "codec");
        return store.read(read)
                .reduceWith(HashMap<Key, Long>::new, (counts, event) -> {
                    counts.merge(new Key(event.type(), AvroEventCodec.schemaId(event.payload())), 1L, Long::sum);
                    return counts;
                })
                .flatMapIterable(Map::entrySet)
                .concatMap(
                        count -> codec.use(count.getKey().type(), count.getKey().schemaId())
                                .map(use -> new Line(use, count.getValue())))
                .sort(Line::compare)
                .collectList()
                .map(Coverage::new);
    }

    /** What cannot be read; empty when everything can. */
    public List<Line> unreadable() {
        return lines.stream().filter(line -> !line.use().isReadable()).toList();
    }

    /** A line for each type and schema. */
    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }

    private record Key(String type, int schemaId) {}

    /**
     * The events of one type and schema.
     *
     * @param events how many there are
     */
    public record Line(SchemaUse use, long events) {

        public Line {
            requireNonNull(use, "use");
        }

        private static int compare(Line one, Line other) {
            var types = one.use.type().compareTo(other.use.type());
            return types != 0 ? types : Integer.compare(revision(one.use), revision(other.use));
        }

        private static int revision(SchemaUse use) {
            var schema = use.schema();
            return schema == null ? 0 : schema.revision();
        }

        @Override
        public String toString() {
            var refusal = use.refusal();
            return "%-30s %-40s %10d events  %s"
                    .formatted(
                            use.type(), use.name(), events, refusal == null ? "readable" : "NOT READABLE: " + refusal);
        }
    }
}
