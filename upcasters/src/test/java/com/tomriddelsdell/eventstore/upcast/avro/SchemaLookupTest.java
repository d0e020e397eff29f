package com.tomriddelsdell.eventstore.upcast.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.Recorded;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaLookupTest {

    private final CountingCatalogue catalogue = new CountingCatalogue();
    private Instant now = Instant.EPOCH;
    private final SchemaLookup lookup = new SchemaLookup(catalogue, () -> now);

    @Test
    void an_id_that_is_not_there_is_looked_for_once_a_second() {
        for (var call = 0; call < 10; call++) {
            StepVerifier.create(lookup.find(7)).verifyComplete();
        }
        assertThat(catalogue.finds).hasValue(1);

        now = now.plus(SchemaLookup.MEMORY);
        StepVerifier.create(lookup.find(7)).verifyComplete();

        assertThat(catalogue.finds).hasValue(2);
    }

    @Test
    void a_schema_that_was_registered_since_is_found_after_a_second() {
        var text = new SchemaText("Registered", "{}");
        var id = text.ids().getFirst();
        StepVerifier.create(lookup.find(id)).verifyComplete();
        var stored = Objects.requireNonNull(catalogue.register(text).block());

        now = now.plus(SchemaLookup.MEMORY);

        StepVerifier.create(lookup.find(id)).expectNext(stored).verifyComplete();
    }

    @Test
    void no_more_than_a_thousand_ids_are_remembered() {
        StepVerifier.create(Flux.range(1, 2 * SchemaLookup.MAX_IDS).concatMap(lookup::find))
                .verifyComplete();
        catalogue.finds.set(0);

        StepVerifier.create(Flux.range(1, 2 * SchemaLookup.MAX_IDS).concatMap(lookup::find))
                .verifyComplete();

        assertThat(catalogue.finds).hasValue(SchemaLookup.MAX_IDS);
    }

    @Test
    void a_codec_asks_once_about_the_schema_of_many_events() {
        var codec = Objects.requireNonNull(Generations.first().open(catalogue).block());
        var event = Recorded.of(EventData.of("Registered", Payload.copyOf(new byte[] {0, 1, 2, 3, 4, 5})));

        for (var call = 0; call < 10; call++) {
            StepVerifier.create(codec.decoded(event)).verifyError();
            StepVerifier.create(codec.use("Registered", 0x01020304))
                    .expectNextCount(1)
                    .verifyComplete();
        }

        assertThat(catalogue.finds).hasValueLessThan(3);
    }

    private static final class CountingCatalogue implements SchemaCatalogue {

        private final SchemaCatalogue schemas = InMemoryEventStore.create().schemas();
        private final AtomicInteger finds = new AtomicInteger();

        @Override
        public Mono<StoredSchema> register(SchemaText schema) {
            return schemas.register(schema);
        }

        @Override
        public Mono<StoredSchema> find(int id) {
            return Mono.defer(() -> {
                finds.incrementAndGet();
                return schemas.find(id);
            });
        }

        @Override
        public Flux<StoredSchema> all() {
            return schemas.all();
        }
    }
}
