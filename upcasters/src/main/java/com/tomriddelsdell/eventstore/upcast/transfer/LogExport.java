package com.tomriddelsdell.eventstore.upcast.transfer;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.report.SchemaCorpus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes a log, or a stream of it, as lines of JSON: a header, the schemas of the log, and each event as it was recorded,
 * with checkpoints between them and an end that tell how much there should be, and its SHA-256. Only reads the log.
 *
 * <pre>{@code
 * LogExport.of(store, store.schemas()).to(Path.of("backup.jsonl"))
 * }</pre>
 *
 * @param stream the only stream to write; null for all
 */
public record LogExport(
        EventStore store,
        SchemaCatalogue schemas,
        Position after,
        Position upTo,
        @Nullable StreamId stream) {

    public LogExport {
        requireNonNull(store, "store");
        requireNonNull(schemas, "schemas");
        requireNonNull(after, "after");
        requireNonNull(upTo, "upTo");
    }

    /** All of a log, up to the end that it has when the export begins. */
    public static LogExport of(EventStore store, SchemaCatalogue schemas) {
        return new LogExport(store, schemas, Position.START, Position.END, null);
    }

    /** Only what comes after {@code position}: to go on with where an earlier export has ended. */
    public LogExport after(Position position) {
        return new LogExport(store, schemas, requireNonNull(position, "position"), upTo, stream);
    }

    /** Nothing behind {@code position}. */
    public LogExport upTo(Position position) {
        return new LogExport(store, schemas, after, requireNonNull(position, "position"), stream);
    }

    /** Only what readers of {@code stream} are shown. */
    public LogExport ofStream(StreamId stream) {
        return new LogExport(store, schemas, after, upTo, requireNonNull(stream, "stream"));
    }

    /**
     * The lines, each without its end.
     *
     * <p><strong>Backpressure:</strong> the log is read on demand.
     *
     * <p><strong>Errors:</strong> those of the store.
     */
    public Flux<String> lines() {
        return header().flatMapMany(header -> begin(header, new LineWriter(new RunningDigest())));
    }

    /**
     * Writes the lines to {@code file}. Where the file is there already, as an export of the same that was broken off, what
     * is behind its last whole checkpoint is cut off, and it is gone on with up to the end that was meant; one that is
     * complete is left as it is. The end of the file is on the disk when this emits.
     *
     * <p><strong>Errors:</strong> {@link TransferException} when the file is something else, or of another log, epoch, range or stream;
     * {@link java.io.UncheckedIOException} or {@link java.io.IOException} when it cannot be written; those of the store.
     *
     * <p><strong>Cancellation:</strong> what was written stays, and can be gone on with.
     *
     * @return never empty
     */
    public Mono<Exported> to(Path file) {
        requireNonNull(file, "file");
        return Mono.fromCallable(() -> Resumption.of(file))
                .subscribeOn(Schedulers.boundedElastic())
                .zipWith(header())
                .flatMap(begun -> write(file, begun.getT1(), begun.getT2()));
    }

    /**
     * The events as CloudEvents 1.0 in their JSON format, one to a line: for others to read. They have neither schemas nor
     * checkpoints.
     *
     * <p><strong>Backpressure:</strong> the log is read on demand.
     *
     * <p><strong>Errors:</strong> those of the store.
     */
    public Flux<String> cloudEvents() {
        return header().flatMapMany(header -> events(header, after)
                .map(event -> CloudEventLines.write(header.epoch().log(), event)));
    }

    private Mono<Exported> write(Path file, Resumption left, Header fresh) {
        var begun = left.header();
        if (begun == null) {
            var digest = new RunningDigest();
            return ExportFile.write(file, 0, begin(fresh, new LineWriter(digest)))
                    .then(Mono.fromSupplier(() -> new Exported(digest.last(), digest.events(), digest.events())));
        }
        if (!fresh.goesOnFrom(begun)) {
            return Mono.error(new TransferException(
                    1,
                    left.position(),
                    "the file must hold %s, or not exist, but holds %s".formatted(fresh.line(), begun.line()),
                    null));
        }
        var digest = left.digest();
        var before = digest.events();
        var missing = left.complete() ? Mono.<Void>empty() : goOn(file, left, begun);
        return missing.then(
                Mono.fromSupplier(() -> new Exported(digest.last(), digest.events(), digest.events() - before)));
    }

    private Mono<Void> goOn(Path file, Resumption left, Header begun) {
        return ExportFile.write(file, left.length(), rest(begun, left.position(), new LineWriter(left.digest())));
    }

    private Flux<String> begin(Header header, LineWriter writer) {
        return Flux.concat(
                Mono.fromSupplier(() -> writer.header(header)),
                SchemaCorpus.export(schemas).map(writer::schema),
                rest(header, header.after(), writer));
    }

    private Flux<String> rest(Header header, Position from, LineWriter writer) {
        return events(header, from).concatMapIterable(writer::event).concatWith(Mono.fromSupplier(writer::end));
    }

    private Flux<RecordedEvent> events(Header header, Position from) {
        var to = header.to();
        if (from.compareTo(to) >= 0) {
            return Flux.empty();
        }
        return stream == null
                ? store.read(LogRead.after(from).to(to))
                : store.read(StreamRead.of(stream))
                        .skipUntil(event -> event.position().compareTo(from) > 0)
                        .takeWhile(event -> event.position().compareTo(to) <= 0);
    }

    private Mono<Header> header() {
        return Mono.zip(epoch(), end(), (epoch, end) -> new Header(epoch, after, end, stream));
    }

    private Mono<LogEpoch> epoch() {
        return store.verify(Checkpoint.START)
                .map(checkpoint -> requireNonNull(checkpoint.epoch(), "a verified checkpoint has an epoch"));
    }

    private Mono<Position> end() {
        return store.read(LogRead.after(after).to(upTo).backward().limit(1))
                .next()
                .map(RecordedEvent::position)
                .defaultIfEmpty(after);
    }
}
