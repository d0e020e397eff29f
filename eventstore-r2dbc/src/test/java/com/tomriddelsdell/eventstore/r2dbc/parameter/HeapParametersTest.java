package com.tomriddelsdell.eventstore.r2dbc.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.hygiene.Leaks;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.codec.StringCodec;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.spi.Clob;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeapParametersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database = Server.database().build();

    @AfterEach
    void close() {
        database.close().block(PATIENCE);
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments(String.class, "grüße", "character varying"),
                arguments(Boolean.class, true, "boolean"),
                arguments(Integer.class, Integer.MIN_VALUE, "integer"),
                arguments(Long.class, Long.MAX_VALUE, "bigint"),
                arguments(UUID.class, new UUID(1, -2), "uuid"),
                arguments(Instant.class, Instant.parse("2001-02-03T04:05:06.789012Z"), "timestamp with time zone"),
                arguments(ByteBuffer.class, ByteBuffer.wrap(new byte[] {0, '\\', -1}), "bytea"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void a_statement_that_is_cancelled_while_it_encodes_forgets_no_buffer(Class<?> type, Object scalar) {
        var encoded = new CompletableFuture<Void>();
        var neverEncoded = Clob.from(Mono.<CharSequence>never().doOnSubscribe(subscription -> encoded.complete(null)));

        var statement = select(database, row -> true, "SELECT $1, $2", scalar, neverEncoded)
                .subscribe();
        Mono.fromFuture(encoded).block(PATIENCE);
        statement.dispose();

        assertThat(Leaks.found()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void a_scalar_arrives_as_it_was_sent_with_the_type_that_the_driver_gives_it(
            Class<?> type, Object scalar, String sent) {
        assertThat((Object) one(row -> Cell.of(row, 0, type), "SELECT $1", scalar))
                .isEqualTo(scalar);
        assertThat(typeOf(scalar)).isEqualTo(sent);
        assertThat(typeOf(Parameters.in(scalar))).isEqualTo(sent);
        assertThat(typeOf(Parameters.in(type))).isEqualTo(sent);
    }

    @Test
    void a_type_that_is_asked_for_is_kept() {
        assertThat(typeOf(Parameters.in(PostgresqlObjectId.JSONB, "{}"))).isEqualTo("jsonb");
        assertThat(typeOf(Parameters.in(R2dbcType.NUMERIC, 7L))).isEqualTo("numeric");
        assertThat(typeOf(Parameters.in(R2dbcType.SMALLINT, 7))).isEqualTo("smallint");
    }

    @Test
    void other_types_are_left_to_the_driver() {
        assertThat(typeOf(Json.of("{}"))).isEqualTo("jsonb");
        assertThat(typeOf(new String[] {"a"})).isEqualTo("text[]");
        assertThat(typeOf(1.5)).isEqualTo("double precision");
    }

    @Test
    void codecs_of_the_caller_have_the_last_word() {
        CodecRegistrar loud = (connection, allocator, registry) ->
                Mono.fromRunnable(() -> registry.addFirst(new Loud(new StringCodec(allocator))));
        var target = Server.options("postgres")
                .mutate()
                .option(PostgresqlConnectionFactoryProvider.EXTENSIONS, List.of(loud))
                .build();
        var callers = Database.at(target).build();

        var heard = select(callers, row -> Cell.of(row, 0, String.class), "SELECT $1", "hello")
                .blockLast(PATIENCE);
        callers.close().block(PATIENCE);

        assertThat(heard).isEqualTo("HELLO");
    }

    private String typeOf(Object parameter) {
        return one(row -> Cell.of(row, 0, String.class), "SELECT pg_typeof($1)::text", parameter);
    }

    private <T> T one(Function<Readable, T> row, String sql, Object parameter) {
        return select(database, row, sql, parameter)
                .single()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static <T> Flux<T> select(Database database, Function<Readable, T> row, String sql, Object... parameters) {
        return database.use(connection -> {
            var statement = connection.createStatement(sql);
            for (var index = 0; index < parameters.length; index++) {
                statement.bind(index, parameters[index]);
            }
            return Flux.from(statement.execute()).concatMap(result -> result.map(row));
        });
    }

    private record Loud(StringCodec plain) implements EncodeOnly<String>, CodecMetadata {

        @Override
        public Class<?> type() {
            return String.class;
        }

        @Override
        public Iterable<PostgresTypeIdentifier> getDataTypes() {
            return List.of();
        }

        @Override
        public boolean canEncode(Object value) {
            return value instanceof String;
        }

        @Override
        public EncodedParameter encode(Object value) {
            return plain.encode(value.toString().toUpperCase(Locale.ROOT));
        }

        @Override
        public EncodedParameter encode(Object value, int dataType) {
            return plain.encode(value, dataType);
        }
    }
}
