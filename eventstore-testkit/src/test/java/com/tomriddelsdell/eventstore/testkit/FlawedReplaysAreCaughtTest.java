package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.embedder.InMemoryReplays;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise about replays fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedReplaysAreCaughtTest {

    private static final Class<?> REPLAY = GuardedReplays.Replay.class;
    private static final Class<?> BATCH = GuardedReplays.BatchReplay.class;
    private static final Class<?> PLAN = GuardedReplays.Plan.class;
    private static final Class<?> SWITCH = GuardedReplays.Switch.class;
    private static final Class<?> REWIND = GuardedReplays.Rewind.class;
    private static final Class<?> TROUBLED = GuardedReplays.TroubledReplay.class;

    private static final Object[] NOTHING = {};

    @Test
    void doing_nothing() {
        var idle = new Flawed((method, sound) -> Mono.empty(), Set.of("found"));

        idle.failsEvery(REPLAY);
        idle.failsEvery(BATCH);
        idle.failsEvery(PLAN);
        idle.failsEvery(SWITCH);
        idle.failsEvery(REWIND);
        idle.failsEvery(TROUBLED);
    }

    @Test
    void publishing_before_readers_are_switched() {
        changing("open", arguments -> {
                    @SuppressWarnings("unchecked")
                    var changes = (BiFunction<InMemoryTransaction, Integer, Mono<Void>>) arguments[1];
                    return new Object[] {
                        arguments[0],
                        (BiFunction<InMemoryTransaction, Integer, Mono<Void>>)
                                (transaction, number) -> changes.apply(transaction, number)
                                        .then(Flawed.maps().publish(transaction, number))
                    };
                })
                .by(REPLAY, "readers_see_nothing_of_a_replay_that_is_under_way");
    }

    @Test
    void switching_without_the_changes() {
        changing("publish", arguments -> {
                    arguments[5] = (Function<InMemoryTransaction, Mono<Void>>) transaction -> Mono.empty();
                    return arguments;
                })
                .by(SWITCH, "readers_see_what_was_built_from_the_switch_on_and_what_comes_after");
    }

    @Test
    void allowing_a_step_in_every_state() {
        changing("publish", arguments -> {
                    arguments[1] = Set.of(ReplayState.values());
                    return arguments;
                })
                .by(SWITCH, "readers_are_not_switched_to_what_has_not_caught_up");
    }

    @Test
    void keeping_what_is_cancelled() {
        changing("retire", arguments -> {
                    arguments[4] = (Function<InMemoryTransaction, Mono<Void>>) transaction -> Mono.empty();
                    return arguments;
                })
                .by(REPLAY, "what_is_cancelled_leaves_nothing_and_makes_room_for_another")
                .by(SWITCH, "what_is_retired_is_gone_and_there_is_no_way_back")
                .by(TROUBLED, "a_replay_is_cancelled_in_the_middle_of_a_batch");
    }

    @Test
    void leaving_scratch_generations_behind() {
        changing("scratch", arguments -> {
                    arguments[0] = (Function<InMemoryTransaction, Mono<Void>>) transaction -> Mono.empty();
                    return arguments;
                })
                .by(REPLAY, "a_plan_tells_what_would_happen_and_changes_nothing")
                .by(REWIND, "rows_are_as_they_were_at_a_position")
                .by(REWIND, "nothing_is_left_of_a_look_that_fails_or_is_cancelled");
    }

    @Test
    void forgetting_how_far_a_replay_has_come() {
        new Flawed((method, sound) -> Mono.empty(), Set.of("note"))
                .by(REPLAY, "a_replay_builds_the_same_rows_beside_those_that_are_read_and_follows_the_log")
                .by(REPLAY, "progress_is_told_until_readers_are_switched");
    }

    @Test
    void counting_no_types() {
        new Flawed((method, sound) -> Mono.just(Map.of()), Set.of("countByType"))
                .by(REPLAY, "a_plan_tells_what_would_happen_and_changes_nothing")
                .by(PLAN, "few_events_are_all_looked_at")
                .by(PLAN, "of_many_events_some_are_looked_at_and_no_schema_is_left_out");
    }

    @Test
    void counting_more_events_than_there_are() {
        new Flawed((method, sound) -> Mono.just(Map.of("Noted", 3_000L)), Set.of("countByType"))
                .by(PLAN, "few_events_are_all_looked_at")
                .by(PLAN, "only_events_that_would_be_applied_are_looked_at");
    }

    @Test
    void reading_nothing() {
        new Flawed((method, sound) -> Flux.empty(), Set.of("reading"))
                .by(SWITCH, "equal_generations_are_found_equal")
                .by(SWITCH, "rows_that_differ_or_are_missing_are_shown");
    }

    @Test
    void applying_nothing_again() {
        changing("repair", arguments -> {
                    @SuppressWarnings("unchecked")
                    var changes = (BiFunction<InMemoryTransaction, List<?>, Mono<Void>>) arguments[1];
                    return new Object[] {
                        arguments[0],
                        (BiFunction<InMemoryTransaction, List<?>, Mono<Void>>)
                                (transaction, reached) -> changes.apply(transaction, List.of())
                    };
                })
                .by(REPLAY, "one_stream_is_applied_again_at_once")
                .by(BATCH, "a_part_is_applied_again_and_the_past_is_shown_in_batches");
    }

    private static Flawed changing(String method, Function<Object[], Object[]> arguments) {
        return new Flawed((called, sound) -> sound.apply(arguments), Set.of(method));
    }

    /**
     * A store that is sound but for some methods.
     *
     * @param answer what they answer, told their names and how to call the sound store with other arguments
     */
    private record Flawed(
            BiFunction<String, Function<Function<Object[], Object[]>, Object>, Object> answer, Set<String> methods) {

        private static InMemoryReplays current = new InMemoryReplays();

        static Shelf<InMemoryTransaction> maps() {
            return current.shelf();
        }

        Flawed by(Class<?> contract, String test) {
            ContractRun.assertFails(contract, test, selector -> GuardedReplays.run(this::fixture, selector));
            return this;
        }

        void failsEvery(Class<?> contract) {
            var results = GuardedReplays.run(this::fixture, selectClass(contract));

            assertThat(results.succeeded().stream()).isEmpty();
            assertThat(results.skipped().stream()).isEmpty();
            assertThat(results.failed().count()).isPositive();
        }

        private ReplayFixture<InMemoryTransaction> fixture() {
            current = new InMemoryReplays();
            return new Fixture(
                    current, store(current.store()), Duration.ofMillis(methods.contains("found") ? 200 : 3_000));
        }

        @SuppressWarnings("unchecked")
        private ReplayStore<InMemoryTransaction> store(ReplayStore<InMemoryTransaction> sound) {
            return (ReplayStore<InMemoryTransaction>) Proxy.newProxyInstance(
                    Flawed.class.getClassLoader(), new Class<?>[] {ReplayStore.class}, (proxy, method, given) -> {
                        var arguments = given == null ? NOTHING : given;
                        if (methods.contains(method.getName())) {
                            return answer.apply(
                                    method.getName(), change -> call(sound, method, change.apply(arguments)));
                        }
                        return call(sound, method, arguments);
                    });
        }

        private static Object call(Object sound, Method method, Object[] arguments) {
            try {
                return method.invoke(sound, arguments);
            } catch (InvocationTargetException | IllegalAccessException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private record Fixture(InMemoryReplays sound, ReplayStore<InMemoryTransaction> store, Duration patience)
            implements ReplayFixture<InMemoryTransaction> {

        @Override
        public Mono<Void> open() {
            return sound.open();
        }

        @Override
        public Mono<Void> close() {
            return sound.close();
        }

        @Override
        public EventStore events() {
            return sound.events();
        }

        @Override
        public SubscriptionStore<InMemoryTransaction> subscriptions() {
            return sound.subscriptions();
        }

        @Override
        public Shelf<InMemoryTransaction> shelf() {
            return sound.shelf();
        }

        @Override
        public Duration patience() {
            return patience;
        }
    }
}
