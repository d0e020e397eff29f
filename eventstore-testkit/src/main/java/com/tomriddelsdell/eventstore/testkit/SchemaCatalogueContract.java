package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A catalogue keeps each schema once, under an id and a revision that never change, whoever registers it. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class SchemaCatalogueContract {

    private static final SchemaText FIRST = new SchemaText("OrderPlaced", "{\"first\": \"Zoë ☂ \\\\ 'x' 💶\"}\n");
    private static final SchemaText SECOND = new SchemaText("OrderPlaced", "{\"second\": 2}");
    private static final SchemaText OTHER = new SchemaText("OrderCancelled", FIRST.text());

    private SharedFixture<SchemaCatalogue> fixture;
    private SchemaCatalogue catalogue;

    /** Returns how the catalogue under test is opened. Called once before every test. */
    protected abstract SharedFixture<SchemaCatalogue> fixture();

    @BeforeEach
    final void openCatalogue() {
        fixture = fixture();
        catalogue = now(fixture.open());
    }

    @AfterEach
    final void closeCatalogue() {
        fixture.close().block(fixture.patience());
    }

    @Test
    void a_schema_is_found_as_it_was_registered() {
        var registered = register(FIRST);

        assertThat(registered.schema()).isEqualTo(FIRST);
        assertThat(registered.fingerprint()).isEqualTo(FIRST.fingerprint());
        assertThat(now(catalogue.find(registered.id()))).isEqualTo(registered);
        assertThat(now(now(fixture.again()).find(registered.id()))).isEqualTo(registered);
    }

    @Test
    void registering_does_nothing_until_it_is_subscribed_to() {
        var registration = catalogue.register(FIRST);
        assertThat(all()).isEmpty();

        now(registration);

        assertThat(all()).hasSize(1);
    }

    @Test
    void an_unknown_id_finds_nothing() {
        register(FIRST);

        var found = catalogue.find(SECOND.ids().getFirst()).blockOptional(fixture.patience());

        assertThat(found).isEmpty();
        assertThat(all()).hasSize(1);
    }

    @Test
    void a_schema_that_is_registered_again_stays_as_it_is() {
        var registered = register(FIRST);
        register(SECOND);

        assertThat(register(FIRST)).isEqualTo(registered);
        assertThat(now(now(fixture.again()).register(FIRST))).isEqualTo(registered);
        assertThat(all()).hasSize(2);
    }

    @Test
    void the_schemas_of_a_type_count_their_revisions() {
        assertThat(register(FIRST).revision()).isEqualTo(1);
        assertThat(register(OTHER).revision()).isEqualTo(1);
        assertThat(register(SECOND).revision()).isEqualTo(2);
    }

    @Test
    void an_id_is_made_from_the_schema_so_that_it_is_the_same_in_every_log() {
        assertThat(register(FIRST).id()).isEqualTo(FIRST.ids().getFirst());
        assertThat(register(SECOND).id()).isEqualTo(SECOND.ids().getFirst());
    }

    @Test
    void one_text_under_two_types_is_two_schemas() {
        assertThat(register(FIRST).id()).isNotEqualTo(register(OTHER).id());
        assertThat(all()).extracting(StoredSchema::schema).containsExactlyInAnyOrder(FIRST, OTHER);
    }

    @Test
    void all_schemas_are_listed_type_by_type_in_the_order_of_revisions() {
        var several = IntStream.range(0, 120)
                .mapToObj(number -> register(new SchemaText("OrderPlaced", "{\"number\": %d}".formatted(number))))
                .toList();
        var other = register(OTHER);

        assertThat(all()).hasSize(121).contains(other);
        assertThat(all())
                .filteredOn(schema -> schema.type().equals("OrderPlaced"))
                .isEqualTo(several);
    }

    @Test
    void writers_that_race_are_given_the_same() {
        var processes = List.of(catalogue, now(fixture.again()));
        for (var round = 0; round < 10; round++) {
            var same = new SchemaText("OrderPlaced", "{\"same\": %d}".formatted(round));
            var mine = new SchemaText("OrderPlaced", "{\"mine\": %d}".formatted(round));

            var registered = now(Flux.range(0, 16)
                    .flatMap(writer -> processes
                            .get(writer % 2)
                            .register(writer % 4 == 3 ? mine : same)
                            .subscribeOn(Schedulers.parallel()))
                    .collectList());

            assertThat(registered).hasSize(16);
            assertThat(registered).extracting(StoredSchema::schema).containsOnly(same, mine);
            assertThat(registered.stream().distinct()).hasSize(2);
        }
        assertThat(all())
                .extracting(StoredSchema::revision)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    private StoredSchema register(SchemaText schema) {
        return now(catalogue.register(schema));
    }

    private List<StoredSchema> all() {
        return now(catalogue.all().collectList());
    }

    private <T> T now(Mono<T> promise) {
        var kept = promise.switchIfEmpty(Mono.error(() -> new AssertionError("nothing was emitted")));
        return Objects.requireNonNull(kept.block(fixture.patience()));
    }
}
