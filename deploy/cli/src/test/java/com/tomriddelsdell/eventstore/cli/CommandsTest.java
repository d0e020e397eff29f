package com.tomriddelsdell.eventstore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.subscribe.Partitions;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command as it is typed, on a real PostgreSQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SCHEMA = """
            {"type":"record","name":"OrderPaid","fields":[{"name":"amount","type":"long"},{"name":"by","type":"string"}]}""";

    @SuppressWarnings("NullAway.Init") // before the first test
    private static EmbeddedPostgres postgres;

    @SuppressWarnings("NullAway.Init") // before the first test
    private static String url;

    @TempDir
    @SuppressWarnings("NullAway.Init") // before each test
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        url = "r2dbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
        fill("eventstore");
        fill("damaged");
        sql("DELETE FROM damaged.event WHERE version = 1 AND stream_id = 'order-7'");
        sql("UPDATE damaged.event SET payload = '\\x0000000063aa' WHERE position = 1");
        sql("UPDATE damaged.event SET payload = '{\"amount\":' WHERE position = 4");
        sql("UPDATE damaged.event SET payload = substr(payload, 1, 7) WHERE type = 'OrderPaid'");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    /** order-7: placed, changed, paid (Avro); order-8: placed; a subscription that has handled nothing. */
    private static void fill(String schema) {
        var database = Database.at(ConnectionFactoryOptions.parse(url)
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, "postgres")
                        .build())
                .build();
        var store = Objects.requireNonNull(
                R2dbcEventStore.on(database).schema(schema).open().block(LIMIT));
        var paid = Objects.requireNonNull(
                store.schemas().register(new SchemaText("OrderPaid", SCHEMA)).block(LIMIT));
        var avro = ByteBuffer.allocate(10)
                .put((byte) 0)
                .putInt(paid.id())
                .put((byte) 24) // 12
                .put((byte) 6) // a text of three bytes
                .put("ada".getBytes(StandardCharsets.UTF_8))
                .array();
        store.append(
                        StreamId.parse("order-7"),
                        ExpectedVersion.noStream(),
                        List.of(
                                EventData.of("OrderPlaced", Payload.utf8("{\"amount\":12.50}"))
                                        .withTags(Tag.of("customer", "7")),
                                EventData.of("OrderChanged", Payload.utf8("{\"amount\":13}")),
                                EventData.of("OrderPaid", Payload.wrap(avro))))
                .then(store.append(
                        StreamId.parse("order-8"),
                        ExpectedVersion.noStream(),
                        List.of(EventData.of("OrderPlaced", Payload.utf8("{\"amount\":1}")))))
                .then(store.subscriptions().register("mail", 2, Position.START))
                .then(store.close())
                .then(database.close())
                .block(LIMIT);
    }

    private static void sql(String change) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isPositive();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void streams_are_listed_by_their_ids() {
        var all = run("streams");
        assertThat(all.code()).isZero();
        assertThat(all.lines()).hasSize(2);
        assertThat(all.lines().getFirst()).startsWith("order-7  version 2  position 3  20");

        var one = run("streams", "--category", "order", "--prefix", "order-8", "-o", "json");
        assertThat(one.lines())
                .singleElement()
                .asString()
                .startsWith("{\"stream\":\"order-8\",\"lastVersion\":0,\"lastPosition\":4,\"lastRecordedAt\":\"20");
        assertThat(run("streams", "--category", "other").lines()).isEmpty();
        assertThat(run("streams", "-n", "1").lines()).hasSize(1);
    }

    @Test
    void events_are_read_with_what_their_payloads_say() {
        var stream = run("read", "order-7", "--from", "1");
        assertThat(stream.code()).isZero();
        assertThat(stream.lines()).hasSize(2);
        assertThat(stream.lines().getFirst()).endsWith("order-7@1  OrderChanged  {\"amount\":13}");
        assertThat(stream.lines().getLast()).endsWith("OrderPaid  {\"amount\":12,\"by\":\"ada\"}");

        var log = run("read", "--backwards", "--type", "OrderPlaced", "--tag", "customer:7", "-o", "json");
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("{\"position\":1,\"stream\":\"order-7\",\"version\":0,\"id\":\"")
                .endsWith(
                        "\"headers\":{},\"tags\":[\"customer:7\"],\"format\":\"json\",\"payload\":{\"amount\":12.50}}");
        assertThat(run("read", "--from", "2", "--to", "3", "-n", "1").lines())
                .singleElement()
                .asString()
                .startsWith("2  ");
        assertThat(run("read", "order-7", "--type", "OrderPaid").lines()).hasSize(1);
    }

    @Test
    void the_log_is_followed_until_there_is_enough() {
        assertThat(run("tail", "--after", "1", "-n", "2").lines()).hasSize(2);
    }

    @Test
    void a_sound_log_is_verified_in_silence() {
        var verified = run("verify");
        assertThat(verified.code()).isZero();
        assertThat(verified.lines()).isEmpty();
        assertThat(verified.err()).contains("4 events up to position 4").contains("nothing is wrong");
    }

    @Test
    void each_flaw_of_a_damaged_log_is_told() {
        var verified = run("verify", "--log", "damaged");
        assertThat(verified.code()).isEqualTo(ExitCode.PROBLEMS_FOUND);
        assertThat(verified.lines()).hasSize(4);
        assertThat(String.join("\n", verified.lines()))
                .contains("VERSIONS_MISSING at position 3 of order-7: version 1 should stand")
                .contains("SCHEMA_UNKNOWN at position 1 of order-7: OrderPlaced: schema id 99 is not in the catalogue")
                .contains("PAYLOAD_UNREADABLE at position 4 of order-8: OrderPlaced: it begins like JSON, but is none")
                .contains("PAYLOAD_UNREADABLE at position 3 of order-7: OrderPaid: schema id ");
        assertThat(run("verify", "--log", "damaged", "-o", "json").lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).startsWith("{\"kind\":\""));
    }

    @Test
    void a_log_is_exported_and_imported_again() {
        var file = folder.resolve("log.jsonl").toString();
        var exported = run("export", file);
        assertThat(exported.code()).isZero();
        assertThat(exported.lines()).containsExactly("4");
        assertThat(run("export", file).err()).contains("0 of them were written");

        assertThat(run("import", file, "--log", "copied", "--keep-positions").code())
                .isEqualTo(ExitCode.REFUSED);
        var imported = run("import", file, "--log", "copied", "--keep-positions", "--create");
        assertThat(imported.err()).contains("4 events of").contains("up to its position 4");
        assertThat(imported.code()).isZero();
        assertThat(run("read", "--log", "copied", "-o", "json").lines())
                .isEqualTo(run("read", "-o", "json").lines());
        assertThat(run("import", file, "--log", "copied", "--keep-positions").code())
                .isZero();
        assertThat(run("verify", "--log", "copied").code()).isZero();
    }

    @Test
    void a_file_that_is_no_export_is_refused_with_its_line() throws IOException {
        var file = Files.writeString(folder.resolve("other.txt"), "hello\n");

        var refused = run("import", file.toString());

        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).startsWith("eventstore: Line 1:").hasLineCount(1);
    }

    @Test
    void subscriptions_tell_how_they_are_doing() {
        assertThat(run("subscriptions").lines())
                .containsExactly("mail  idle  position 0 of 4  lag 4  parked 0  members 0");
        assertThat(run("subscriptions", "mail").lines()).hasSize(3);
        assertThat(run("subscriptions", "-o", "json").lines())
                .singleElement()
                .asString()
                .startsWith("{\"name\":\"mail\",\"state\":\"idle\",\"position\":0,\"head\":4,\"lag\":4,");
        assertThat(run("subscriptions", "other").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void parked_events_are_listed_shown_retried_and_skipped() {
        fill("parking");
        for (var position : List.of(1, 2, 4)) {
            sql("""
                    INSERT INTO parking.parked
                        (subscription, position, partition, stream_id, error, attempts, parked_at, retry_at)
                    SELECT 'mail', %1$d, %2$d, stream_id, CASE WHEN version = 0 THEN 'no such customer' END, 5, now(), NULL
                      FROM parking.event WHERE position = %1$d""".formatted(position, Partitions.of(StreamId.parse(position < 4 ? "order-7" : "order-8"), 2)));
        }
        var listed = run("parked", "list", "mail", "--log", "parking");
        assertThat(listed.lines()).hasSize(3);
        assertThat(listed.lines().getFirst())
                .isEqualTo("1  order-7@0  OrderPlaced  waits for somebody  attempts 5  no such customer");
        assertThat(run("parked", "list", "mail", "--log", "parking", "-o", "json")
                        .lines())
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("{\"subscription\":\"mail\",\"partition\":")
                .contains("\"event\":{\"position\":1,");
        assertThat(run("parked", "show", "mail", "2", "--log", "parking").lines())
                .hasSize(2);
        assertThat(run("parked", "show", "mail", "3", "--log", "parking").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("parked", "retry", "mail", "order-7", "--log", "parking").err())
                .contains("will be tried again");
        assertThat(run("parked", "retry", "mail", "--log", "parking").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("parked", "retry", "mail", "order-9", "--log", "parking").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("parked", "skip", "mail", "4", "--log", "parking").code())
                .isZero();
        assertThat(run("parked", "skip", "mail", "4", "--log", "parking").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("parked", "list", "mail", "--log", "parking").lines()).hasSize(2);
        assertThat(run("parked", "list", "other", "--log", "parking").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void schemas_are_listed_and_held_against_a_history() throws IOException {
        var listed = run("schemas", "list").lines();
        assertThat(listed).singleElement().asString().contains("OrderPaid revision 1");
        var id = listed.getFirst().split(" ", 2)[0];
        assertThat(run("schemas", "show", id).lines()).containsExactly(SCHEMA);
        assertThat(run("schemas", "show", "7").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("schemas", "history", "OrderPaid").lines()).anyMatch(line -> line.contains("+ amount"));

        var type = Files.createDirectories(folder.resolve("history/OrderPaid"));
        Files.writeString(type.resolve("v1.avsc"), SCHEMA.replace("long", "int"));
        var history = folder.resolve("history").toString();
        assertThat(run("schemas", "check", "--history", history).code()).isEqualTo(ExitCode.PROBLEMS_FOUND);
        Files.writeString(type.resolve("v1.avsc"), SCHEMA);
        assertThat(run("schemas", "check", "--history", history).code()).isZero();
    }

    @Test
    void what_is_wrong_with_the_command_line_is_told_in_one_line() {
        assertThat(run().code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("reed").err()).startsWith("eventstore: ").hasLineCount(1);
        assertThat(run("parked").err()).contains("parked needs one of list, show, retry, skip");
        assertThat(run("read", "--since", "yesterday").err()).contains("must be a time such as");
        assertThat(run("read", "nodash").err()).contains("category-key");
        var secret = run("read", "--url", "r2dbc:postgresql://me:secret@localhost/x");
        assertThat(secret.code()).isEqualTo(ExitCode.USAGE);
        assertThat(secret.err()).contains("EVENTSTORE_PASSWORD").doesNotContain("secret@");
    }

    @Test
    void a_log_that_is_not_there_is_not_made() {
        var missing = run("streams", "--log", "nowhere");
        assertThat(missing.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(missing.err())
                .contains("There is no log in the PostgreSQL schema nowhere")
                .hasLineCount(1);
    }

    @Test
    void a_database_that_does_not_answer_is_told_from_a_refusal() {
        var away = run("streams", "--url", "r2dbc:postgresql://localhost:1/postgres");
        assertThat(away.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(away.err()).contains("Is the server up").hasLineCount(1);
        assertThat(run("streams", "--url", "r2dbc:postgresql://localhost:1/postgres", "--verbose")
                        .err())
                .contains("\tat ");
    }

    @Test
    void an_output_that_nobody_reads_any_more_ends_quietly() {
        var closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        var err = new ByteArrayOutputStream();
        assertThat(Main.run(terminal(closed, err, Map.of()), "read")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void help_and_completion_are_printed() {
        assertThat(run("--help").lines()).anyMatch(line -> line.contains("Exit codes"));
        assertThat(run("read", "--help").code()).isZero();
        assertThat(run("completion").lines()).anyMatch(line -> line.contains("complete"));
    }

    @Test
    void a_replay_is_planned_started_watched_and_refused() throws IOException {
        var asked = new ConcurrentLinkedQueue<String>();
        var application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/api", exchange -> {
            var path = exchange.getRequestURI().getPath().substring(4);
            asked.add(exchange.getRequestMethod() + " " + path + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var status = path.endsWith("/cancel") ? 409 : path.equals("/replays") ? 202 : 200;
            var answer = (path.endsWith("/progress")
                            ? "event: progress\ndata: {\"done\":1,\"total\":2}\n\n"
                            : status == 409
                                    ? "{\"detail\":\"it is over\",\"status\":409}"
                                    : "{\"id\":\"r1\",\"state\":\"CAUGHT_UP\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        application.start();
        try {
            var admin =
                    "http://localhost:%d/api".formatted(application.getAddress().getPort());
            assertThat(run("replay", "plan", "orders", "--admin", admin, "--admin-user", "ada")
                            .code())
                    .isZero();
            assertThat(run(
                                    "replay",
                                    "start",
                                    "orders",
                                    "--type",
                                    "OrderPaid",
                                    "--watch",
                                    "--admin",
                                    admin,
                                    "--admin-user",
                                    "ada")
                            .lines())
                    .containsExactly("{\"id\":\"r1\",\"state\":\"CAUGHT_UP\"}");
            var refused = run("replay", "cancel", "r1", "--reason", "test", "--admin", admin, "--admin-user", "ada");
            assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).contains("it is over (409)");
        } finally {
            application.stop(0);
        }
        assertThat(asked)
                .containsExactly(
                        "POST /replays/plan {\"projection\":\"orders\"}",
                        "POST /replays {\"projection\":\"orders\",\"types\":[\"OrderPaid\"]}",
                        "GET /replays/r1/progress ",
                        "GET /replays/r1 ",
                        "POST /replays/r1/cancel {\"reason\":\"test\"}");
    }

    private static Run run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var environment =
                Map.of("EVENTSTORE_URL", url, "EVENTSTORE_USER", "postgres", "EVENTSTORE_ADMIN_PASSWORD", "x");
        var code = Main.run(terminal(new PrintStream(out, true, StandardCharsets.UTF_8), err, environment), arguments);
        return new Run(
                code, out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8));
    }

    private static Terminal terminal(PrintStream out, OutputStream err, Map<String, String> environment) {
        var all = environment.isEmpty() ? Map.of("EVENTSTORE_URL", url, "EVENTSTORE_USER", "postgres") : environment;
        return new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, all, Optional::empty);
    }

    private record Run(int code, List<String> lines, String err) {}
}
