package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What becomes of a process, as the store of its subscriptions sees it: it lives, freezes and wakes up, or is gone. */
final class Fate {

    private volatile Mono<Void> gate = Mono.empty();
    private volatile Sinks.@Nullable Empty<Void> thaw;

    /** From now on it does nothing, also within transactions, until it is woken up. */
    void freeze() {
        if (thaw == null) {
            var waking = Sinks.<Void>empty();
            thaw = waking;
            gate = waking.asMono();
        }
    }

    void wakeUp() {
        var waking = thaw;
        gate = Mono.empty();
        thaw = null;
        if (waking != null) {
            waking.tryEmitEmpty();
        }
    }

    /** It will never do anything any more, and has told nobody. */
    void die() {
        gate = Mono.never();
    }

    /** {@code store} as the process uses it. */
    @SuppressWarnings("unchecked")
    <T> SubscriptionStore<T> of(SubscriptionStore<T> store) {
        return (SubscriptionStore<T>) Proxy.newProxyInstance(
                Fate.class.getClassLoader(),
                new Class<?>[] {SubscriptionStore.class},
                (proxy, method, arguments) -> call(store, method, arguments));
    }

    private Object call(Object store, Method method, Object[] arguments) throws Throwable {
        try {
            for (var index = 0; index < arguments.length; index++) {
                if (arguments[index] instanceof Function<?, ?> changes) {
                    arguments[index] = interrupted(changes);
                }
            }
            return switch (method.invoke(store, arguments)) {
                case Mono<?> act -> Mono.defer(() -> gate).then(act);
                case Flux<?> look -> Mono.defer(() -> gate).thenMany(look);
                case Object value -> value;
            };
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private Function<Object, Mono<Void>> interrupted(Function<?, ?> changes) {
        return transaction ->
                ((Function<Object, Mono<Void>>) changes).apply(transaction).then(Mono.defer(() -> gate));
    }
}
