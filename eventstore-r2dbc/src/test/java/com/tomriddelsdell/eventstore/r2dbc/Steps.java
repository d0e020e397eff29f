package com.tomriddelsdell.eventstore.r2dbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the steps of a process, before and after each call of a store, and kills it with signal 9 at one of them. */
final class Steps {

    private final AtomicInteger taken = new AtomicInteger();
    private final int last;

    /** @param last the step at which to die; 0 for none */
    Steps(int last) {
        this.last = last;
    }

    <T> T around(Class<T> store, T called) {
        return store.cast(Proxy.newProxyInstance(
                store.getClassLoader(), new Class<?>[] {store}, (proxy, method, arguments) -> {
                    try {
                        return stepping(method.invoke(called, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private Object stepping(Object answer) {
        return switch (answer) {
            case Mono<?> one -> around(one);
            case Flux<?> many ->
                Flux.defer(() -> {
                    take();
                    return many.doOnComplete(this::take);
                });
            default -> answer;
        };
    }

    <T> Mono<T> around(Mono<T> act) {
        return Mono.defer(() -> {
            take();
            return act.doOnSuccess(done -> take());
        });
    }

    private void take() {
        if (taken.incrementAndGet() == last) {
            die();
        }
    }

    private static void die() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
