package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists the streams that have events in the log, by walking the index of versions from stream to stream. */
@Command(name = "streams", description = "Lists streams by their ids, each with its last version and when that came.")
final class StreamsCommand extends LogCommand {

    private static final int PAGE = 500;

    private static final String SELECT = """
            WITH RECURSIVE walk AS (
                (SELECT stream_id, version, position, recorded_at FROM ${schema}.event
                  WHERE stream_id > $1 AND stream_id >= $2 ORDER BY stream_id, version LIMIT 1)
                UNION ALL
                SELECT n.* FROM walk w CROSS JOIN LATERAL
                    (SELECT e.stream_id, e.version, e.position, e.recorded_at FROM ${schema}.event e
                      WHERE e.stream_id > w.stream_id ORDER BY e.stream_id, e.version LIMIT 1) n
            ),
            page AS (SELECT stream_id FROM walk LIMIT $3)
            SELECT p.stream_id, l.version, l.position, l.recorded_at
              FROM page p CROSS JOIN LATERAL
                   (SELECT e.version, e.position, e.recorded_at FROM ${schema}.event e
                     WHERE e.stream_id = p.stream_id ORDER BY e.version DESC LIMIT 1) l
             ORDER BY p.stream_id
            """;

    @Option(names = "--category", paramLabel = "NAME", description = "Only streams of this kind.")
    private @Nullable String category;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only streams whose ids begin so.")
    private @Nullable String prefix;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "The most streams.")
    private long limit = Long.MAX_VALUE;

    @Mixin
    private Output output = new Output();

    StreamsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Mono<Integer> run(OpenLog log) {
        var begin = category == null ? Objects.requireNonNullElse(prefix, "") : category + "-";
        return page(log, "", begin)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(log, page.getLast().id(), begin))
                .concatMapIterable(page -> page, 1)
                .takeWhile(row -> row.id().startsWith(begin))
                .filter(row -> prefix == null || row.id().startsWith(prefix))
                .take(limit)
                .doOnNext(row -> terminal.line(line(row)))
                .then(Mono.just(ExitCode.OK));
    }

    private static Mono<List<Row>> page(OpenLog log, String after, String begin) {
        var sql = new SchemaName(log.schema()).in(SELECT);
        return log.database()
                .guard()
                .repeatedly(log.database()
                        .use(connection -> Flux.from(connection
                                        .createStatement(sql)
                                        .bind(0, after)
                                        .bind(1, begin)
                                        .bind(2, PAGE)
                                        .execute())
                                .concatMap(result -> result.map(Row::of)))
                        .collectList());
    }

    private String line(Row row) {
        return output.json()
                ? Json.write(Json.object()
                        .put("stream", row.id())
                        .put("lastVersion", row.version())
                        .put("lastPosition", row.position())
                        .put("lastRecordedAt", row.recordedAt().toString()))
                : "%s  version %d  position %d  %s"
                        .formatted(row.id(), row.version(), row.position(), row.recordedAt());
    }

    private record Row(String id, long version, long position, Instant recordedAt) {

        static Row of(Readable row) {
            return new Row(
                    Objects.requireNonNull(row.get(0, String.class)),
                    Objects.requireNonNull(row.get(1, Long.class)),
                    Objects.requireNonNull(row.get(2, Long.class)),
                    Objects.requireNonNull(row.get(3, Instant.class)));
        }
    }
}
