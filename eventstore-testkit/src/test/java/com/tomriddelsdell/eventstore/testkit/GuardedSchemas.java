package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The contract of catalogues, to be run on whichever a guard puts under test; not found by the build itself. */
final class GuardedSchemas {

    private static UnaryOperator<SchemaCatalogue> flaw = UnaryOperator.identity();

    private GuardedSchemas() {}

    static Events run(UnaryOperator<SchemaCatalogue> flawed, DiscoverySelector selector) {
        flaw = flawed;
        return ContractRun.of(selector);
    }

    static class Catalogue extends SchemaCatalogueContract {

        @Override
        protected SharedFixture<SchemaCatalogue> fixture() {
            return new FlawedShared<>(InMemoryEventStore::schemas, flaw);
        }
    }

    /** A sound catalogue, to be changed in one point. */
    static class PassesOnSchemas implements SchemaCatalogue {

        final SchemaCatalogue sound;

        PassesOnSchemas(SchemaCatalogue sound) {
            this.sound = sound;
        }

        @Override
        public Mono<StoredSchema> register(SchemaText schema) {
            return sound.register(schema);
        }

        @Override
        public Mono<StoredSchema> find(int id) {
            return sound.find(id);
        }

        @Override
        public Flux<StoredSchema> all() {
            return sound.all();
        }
    }
}
