package com.tomriddelsdell.eventstore.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.erase.FoundKeys;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.erase.SubjectKey;
import com.tomriddelsdell.eventstore.erase.WrappedKey;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.rename.RenamedCategories;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The core refuses null at once and by name, and writes nothing; and who does not is found out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NullArgumentsTest {

    @Test
    void the_core_refuses_null_wherever_it_is_not_allowed() {
        var store = InMemoryEventStore.create();
        var id = EventIds.next();
        var key = SubjectKey.of(id, new byte[SubjectKey.SIZE]);
        var masterKeys = MasterKeys.of("1", Map.of("1", Base64.getEncoder().encodeToString(new byte[SubjectKey.SIZE])));
        masterKeys.ready().block();

        assertThat(NullArguments.ofModule(EventStore.class)
                        .with(EventStore.class, store)
                        .with(InMemoryEventStore.class, store)
                        .with(ForwardingEventStore.class, new ForwardingEventStore(store) {})
                        .with(RenamedCategories.class, RenamedCategories.of(store, Map.of()))
                        .with(StreamLifecycle.class, store.lifecycle())
                        .with(InMemoryTransaction.class, transactionOf(store))
                        .with(SubscriptionControl.class, controlOf(store))
                        .with(
                                Replays.class,
                                Replays.of(
                                        store,
                                        store.subscriptions(),
                                        store.replays(),
                                        List.<RebuildableProjection<InMemoryTransaction>>of()))
                        .with(ReplayStore.class, store.replays())
                        .with(SubjectKey.class, key)
                        .with(MasterKeys.class, masterKeys)
                        .with(WrappedKey.class, masterKeys.wrap(key))
                        .with(FoundKeys.class, new FoundKeys(Map.of(id, key), Set.of()))
                        .notRefused())
                .isEmpty();
        assertThat(store.read(LogRead.all()).collectList().block()).isEmpty();
    }

    private static SubscriptionControl<InMemoryTransaction> controlOf(InMemoryEventStore store) {
        return Subscriptions.of(store, store.subscriptions()).control();
    }

    private static InMemoryTransaction transactionOf(InMemoryEventStore store) {
        var given = Sinks.<InMemoryTransaction>one();
        var subscriptions = store.subscriptions();
        return subscriptions
                .register("any", 1, Position.START)
                .then(subscriptions.reset(
                        "any", Position.START, transaction -> Mono.fromRunnable(() -> given.tryEmitValue(transaction))))
                .then(given.asMono())
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void what_is_accepted_or_refused_without_a_name_is_told() {
        assertThat(NullArguments.of(List.of(Careless.class)).notRefused())
                .satisfiesExactly(
                        copied -> assertThat(copied)
                                .startsWith(
                                        "NullArgumentsTest$Careless.copy(List texts): null for texts is refused without its"
                                                + " name: java.lang.NullPointerException"),
                        kept -> assertThat(kept)
                                .isEqualTo("NullArgumentsTest$Careless.keep(String text): null for text is accepted"));
    }

    /** Refuses some, and some not. */
    public static final class Careless {

        private String kept = "";
        private Set<String> all = Set.of();

        public void keep(String text) {
            kept = text;
        }

        public void copy(List<String> texts) {
            all = Set.copyOf(texts);
        }

        public int use(String text) {
            return text.length() + kept.length() + all.size();
        }

        public void check(String text) {
            kept = requireNonNull(text, "text");
        }

        public void allow(@Nullable String text) {
            kept = text == null ? "" : text;
        }
    }
}
