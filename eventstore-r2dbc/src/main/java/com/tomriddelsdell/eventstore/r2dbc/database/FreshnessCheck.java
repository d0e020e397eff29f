package com.tomriddelsdell.eventstore.r2dbc.database;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a connection that is asked to validate itself locally ask the server, but only once it has lain idle for a while: one that was used
 * a moment ago has just heard from it. The pool validates a connection each time it hands it out, and a question to the
 * server each time would double the time of a short read.
 */
final class FreshnessCheck implements InvocationHandler {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final PostgresqlConnection connection;
    private volatile long lastUsed = System.nanoTime();

    private FreshnessCheck(PostgresqlConnection connection) {
        this.connection = connection;
    }

    static PostgresqlConnection on(PostgresqlConnection connection) {
        return (PostgresqlConnection) Proxy.newProxyInstance(
                PostgresqlConnection.class.getClassLoader(),
                new Class<?>[] {PostgresqlConnection.class},
                new FreshnessCheck(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("validate") && arguments != null) {
            return connection.validate(isFresh() ? (ValidationDepth) arguments[0] : ValidationDepth.REMOTE);
        }
        lastUsed = System.nanoTime();
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private boolean isFresh() {
        return System.nanoTime() - lastUsed < FRESH_NANOS;
    }
}
