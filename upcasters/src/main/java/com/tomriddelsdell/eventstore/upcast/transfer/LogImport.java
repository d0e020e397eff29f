package com.tomriddelsdell.eventstore.upcast.transfer;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import java.nio.file.Path;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads what a {@link LogExport} has written into a log: section by section, each of which is found whole before anything of
 * it is imported. Schemas are registered before the events that name them, and keep their ids.
 *
 * <pre>{@code
 * LogImport.keepingPositions(fresh, fresh.imports(), fresh.schemas()).from(Path.of("backup.jsonl")).last()
 * }</pre>
 */
public final class LogImport {

    private final Target target;
    private final SchemaCatalogue schemas;

    private LogImport(Target target, SchemaCatalogue schemas) {
        this.target = target;
        this.schemas = requireNonNull(schemas, "schemas");
    }

    /**
     * Imports events as they were recorded: the log is the same afterwards, so checkpoints on it hold, and nobody else may
     * append to it meanwhile. To go on with an import that was broken off, run it again: what the log holds is passed over.
     */
    public static LogImport keepingPositions(EventStore store, EventImport imports, SchemaCatalogue schemas) {
        return new LogImport(
                new KeptPositions(requireNonNull(store, "store"), requireNonNull(imports, "imports")), schemas);
    }

    /**
     * Appends the events to a log that others may append to as well. Order, ids, payloads, metadata and tags stay; positions,
     * versions and times are those of the log. To go on with an import that was broken off, run it again: events are
     * recognised by their ids.
     */
    public static LogImport appending(EventStore store, SchemaCatalogue schemas) {
        return new LogImport(new NewPositions(requireNonNull(store, "store")), schemas);
    }

    /**
     * Imports a file of the log's own format.
     *
     * <p><strong>Backpressure:</strong> the file is read on demand; no more than three sections are in memory.
     *
     * <p><strong>Errors:</strong> {@link TransferException} at the first line that is damaged, missing or of another format,
     * or whose events the log refuses (then with the store's error as the cause); {@link java.io.IOException}, plain or
     * unchecked, when the file cannot be read.
     *
     * <p><strong>Cancellation:</strong> what was imported stays, and can be gone on with.
     *
     * @return progress after each section
     */
    public Flux<ImportProgress> from(Path file) {
        return run(LineInput.lines(requireNonNull(file, "file")), LogSections::new);
    }

    /** As {@link #from(Path)}, of lines from elsewhere, each without its end. */
    public Flux<ImportProgress> lines(Flux<String> lines) {
        return run(requireNonNull(lines, "lines"), LogSections::new);
    }

    /**
     * Imports CloudEvents 1.0 in their JSON format, one to a line. The {@code subject} is the stream. Positions can only be
     * kept if the events name them as {@link LogExport#cloudEvents()} does. As nothing vouches for the lines, each is
     * imported as soon as it can be read, some hundreds together.
     */
    public Flux<ImportProgress> cloudEventsFrom(Path file) {
        return run(LineInput.lines(requireNonNull(file, "file")), this::cloudEvents);
    }

    /** As {@link #cloudEventsFrom(Path)}, of lines from elsewhere, each without its end. */
    public Flux<ImportProgress> cloudEvents(Flux<String> lines) {
        return run(requireNonNull(lines, "lines"), this::cloudEvents);
    }

    private Sections cloudEvents() {
        return new CloudEventSections(target instanceof KeptPositions);
    }

    private Flux<ImportProgress> run(Flux<String> lines, Supplier<Sections> format) {
        return Flux.defer(() -> {
            var sections = format.get();
            var run = new Run(target, schemas, sections);
            return lines.<Section>handle((line, sink) -> {
                        var section = sections.accept(line);
                        if (section != null) {
                            sink.next(section);
                        }
                    })
                    .concatWith(Mono.fromSupplier(sections::end))
                    .onErrorMap(BadLineException.class, run::unreadable)
                    .concatMapDelayError(run::bring, false, 1);
        });
    }

    /** One pass over lines. */
    private static final class Run {

        private final Mono<Target.Arrivals> target;
        private final SchemaCatalogue schemas;
        private final Sections sections;
        private long events;

        Run(Target target, SchemaCatalogue schemas, Sections sections) {
            this.target = Mono.defer(() -> target.open(sections)).cache();
            this.schemas = schemas;
            this.sections = sections;
        }

        Mono<ImportProgress> bring(Section section) {
            return Flux.fromIterable(section.schemas())
                    .concatMap(this::register, 1)
                    .then(target)
                    .flatMap(arrivals -> arrivals.bring(section.events()))
                    .map(brought -> {
                        events += brought;
                        return new ImportProgress(section.last(), events, section.lastLine());
                    })
                    .onErrorMap(failure -> new TransferException(
                            section.firstLine(),
                            section.after(),
                            "the events of lines %d to %d, at positions %s to %s, were not taken: %s"
                                    .formatted(
                                            section.firstLine(),
                                            section.lastLine(),
                                            section.after().value() + 1,
                                            section.last(),
                                            failure.getMessage()),
                            failure));
        }

        Throwable unreadable(BadLineException bad) {
            return sections.unreadable(bad);
        }

        /** Payloads name schemas by their ids, so these must be the same here. */
        private Mono<StoredSchema> register(StoredSchema schema) {
            return schemas.register(schema.schema())
                    .filter(stored -> stored.id() == schema.id())
                    .switchIfEmpty(Mono.error(() -> new BadLineException(
                            "the schema of %s must have id %d, but the catalogue of this log gives it another"
                                    .formatted(schema.type(), schema.id()))));
        }
    }
}
