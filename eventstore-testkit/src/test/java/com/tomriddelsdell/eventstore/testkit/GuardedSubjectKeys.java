package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.erase.FoundKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.erase.SubjectKey;
import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;
import reactor.core.publisher.Mono;

/** The contract of subjects' keys, to be run on whichever a guard puts under test; not found by the build itself. */
final class GuardedSubjectKeys {

    private static UnaryOperator<SubjectKeys> flaw = UnaryOperator.identity();

    private GuardedSubjectKeys() {}

    static Events run(UnaryOperator<SubjectKeys> flawed, DiscoverySelector selector) {
        flaw = flawed;
        return ContractRun.of(selector);
    }

    static class Keys extends SubjectKeysContract {

        @Override
        protected SharedFixture<SubjectKeys> fixture() {
            return new FlawedShared<>(InMemoryEventStore::subjectKeys, flaw);
        }
    }

    /** Sound keys, to be changed in one point. */
    static class PassesOnKeys implements SubjectKeys {

        final SubjectKeys sound;

        PassesOnKeys(SubjectKeys sound) {
            this.sound = sound;
        }

        @Override
        public Mono<SubjectKey> keyOf(Subject subject) {
            return sound.keyOf(subject);
        }

        @Override
        public Mono<FoundKeys> find(Set<UUID> ids) {
            return sound.find(ids);
        }

        @Override
        public Mono<Boolean> forget(Subject subject) {
            return sound.forget(subject);
        }
    }
}
