package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.testkit.GuardedSchemas.PassesOnSchemas;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a catalogue that breaks a promise fails the test of that promise, and one that does nothing all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedSchemasAreCaughtTest {

    @Test
    void a_sound_catalogue_passes_every_test() {
        var results = GuardedSchemas.run(PassesOnSchemas::new, selectClass(GuardedSchemas.Catalogue.class));

        assertThat(results.succeeded().count()).isEqualTo(testsOfTheContract());
    }

    @Test
    void doing_nothing_fails_every_test() {
        var results = GuardedSchemas.run(
                sound -> new PassesOnSchemas(sound) {
                    @Override
                    public Mono<StoredSchema> register(SchemaText schema) {
                        return Mono.empty();
                    }

                    @Override
                    public Mono<StoredSchema> find(int id) {
                        return Mono.empty();
                    }

                    @Override
                    public Flux<StoredSchema> all() {
                        return Flux.empty();
                    }
                },
                selectClass(GuardedSchemas.Catalogue.class));

        assertThat(results.skipped().stream()).isEmpty();
        assertThat(results.failed().count()).isEqualTo(testsOfTheContract());
    }

    @Test
    void registering_at_the_call() {
        assertCaught(
                registering((sound, schema) -> {
                    var eager = sound.register(schema).cache();
                    eager.subscribe();
                    return eager;
                }),
                "registering_does_nothing_until_it_is_subscribed_to");
    }

    @Test
    void confusing_schemas() {
        assertCaught(
                registering((sound, schema) -> sound.register(new SchemaText(
                        schema.type(), schema.text().toLowerCase(Locale.ROOT).strip()))),
                "a_schema_is_found_as_it_was_registered");
    }

    @Test
    void finding_any() {
        assertCaught(
                sound -> new PassesOnSchemas(sound) {
                    @Override
                    public Mono<StoredSchema> find(int id) {
                        return sound.find(id).switchIfEmpty(sound.all().next());
                    }
                },
                "an_unknown_id_finds_nothing");
    }

    @Test
    void numbering_anew_each_time() {
        var number = new AtomicInteger();
        assertCaught(
                registering((sound, schema) -> sound.register(schema)
                        .map(stored -> new StoredSchema(
                                stored.id(), number.incrementAndGet(), schema, stored.registeredAt()))),
                "a_schema_that_is_registered_again_stays_as_it_is",
                "the_schemas_of_a_type_count_their_revisions",
                "writers_that_race_are_given_the_same");
    }

    @Test
    void giving_ids_in_sequence() {
        var number = new AtomicInteger();
        assertCaught(
                registering((sound, schema) -> sound.register(schema)
                        .map(stored -> new StoredSchema(
                                number.incrementAndGet(), stored.revision(), schema, stored.registeredAt()))),
                "an_id_is_made_from_the_schema_so_that_it_is_the_same_in_every_log");
    }

    @Test
    void telling_types_apart_by_text_only() {
        assertCaught(
                registering((sound, schema) -> sound.all()
                        .filter(stored -> stored.text().equals(schema.text()))
                        .next()
                        .switchIfEmpty(sound.register(schema))),
                "one_text_under_two_types_is_two_schemas");
    }

    @Test
    void listing_in_another_order_or_only_a_page() {
        assertCaught(
                listing(all -> all.sort((one, two) -> two.revision() - one.revision())),
                "all_schemas_are_listed_type_by_type_in_the_order_of_revisions");
        assertCaught(listing(all -> all.take(100)), "all_schemas_are_listed_type_by_type_in_the_order_of_revisions");
    }

    private static UnaryOperator<SchemaCatalogue> registering(
            BiFunction<SchemaCatalogue, SchemaText, Mono<StoredSchema>> flaw) {
        return sound -> new PassesOnSchemas(sound) {
            @Override
            public Mono<StoredSchema> register(SchemaText schema) {
                return flaw.apply(sound, schema);
            }
        };
    }

    private static UnaryOperator<SchemaCatalogue> listing(UnaryOperator<Flux<StoredSchema>> flaw) {
        return sound -> new PassesOnSchemas(sound) {
            @Override
            public Flux<StoredSchema> all() {
                return flaw.apply(sound.all());
            }
        };
    }

    private static void assertCaught(UnaryOperator<SchemaCatalogue> flaw, String... tests) {
        for (var test : tests) {
            ContractRun.assertFails(
                    GuardedSchemas.Catalogue.class, test, selector -> GuardedSchemas.run(flaw, selector));
        }
    }

    private static long testsOfTheContract() {
        return Arrays.stream(SchemaCatalogueContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }
}
