package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForwardingEventStoreTest {

    private static final StreamId STREAM = StreamId.of("order", "1");
    private static final List<EventData> EVENTS = List.of(EventData.of("OrderPlaced", Payload.utf8("")));

    /** An argument for each type of parameter; a new type needs one. */
    private static final Map<Class<?>, Object> ARGUMENTS = Map.of(
            StreamId.class, STREAM,
            ExpectedVersion.class, ExpectedVersion.any(),
            List.class, EVENTS,
            AppendRequest.class, AppendRequest.to(STREAM, ExpectedVersion.any(), EVENTS),
            EventQuery.class, EventQuery.typed("OrderPlaced"),
            StreamRead.class, StreamRead.of(STREAM),
            LogRead.class, LogRead.all(),
            Position.class, Position.of(7),
            EventFilter.class, EventFilter.everything(),
            Checkpoint.class, Checkpoint.START);

    private final List<Call> calls = new ArrayList<>();
    private final EventStore store = new ForwardingEventStore(recording()) {};

    @ParameterizedTest
    @MethodSource("required")
    void what_a_store_cannot_do_without_is_passed_on_as_it_is(Method method) throws ReflectiveOperationException {
        var arguments = arguments(method);

        var answer = method.invoke(store, arguments);

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo(method);
            assertThat(call.arguments()).containsExactly(arguments);
            assertThat(answer).isSameAs(call.answer());
        });
    }

    @ParameterizedTest
    @MethodSource("derived")
    void what_is_made_of_that_goes_through_what_a_store_changes(Method method) throws ReflectiveOperationException {
        method.invoke(store, arguments(method));

        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.method()).matches(called -> !called.isDefault()));
    }

    @Test
    void it_tells_those_who_extend_it_what_it_passes_on_to() {
        var other = recording();

        assertThat(
                        new ForwardingEventStore(other) {
                            EventStore told() {
                                return delegate();
                            }
                        }.told())
                .isSameAs(other);
    }

    static Stream<Method> required() {
        return Arrays.stream(EventStore.class.getMethods()).filter(method -> !method.isDefault());
    }

    static Stream<Method> derived() {
        return Arrays.stream(EventStore.class.getMethods()).filter(Method::isDefault);
    }

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(ARGUMENTS::get).toArray();
    }

    /** Answers nothing, and remembers what it was asked. */
    private EventStore recording() {
        return (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.getReturnType() == Mono.class
                            ? Mono.empty().hide()
                            : Flux.empty().hide();
                    calls.add(new Call(method, List.of(arguments), answer));
                    return answer;
                });
    }

    private record Call(Method method, List<Object> arguments, Object answer) {}
}
