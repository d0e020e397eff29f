package com.tomriddelsdell.eventstore.r2dbc.database;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * What stands between the store and an unwell database: a time limit for every statement, a circuit breaker that counts
 * lost connections, a bulkhead and a retry for what may be repeated.
 */
public final class Guard {

    private static final int BREAKER_WINDOW = 20;
    private static final int BREAKER_TRIALS = 2;
    private static final Duration BREAKER_PAUSE = Duration.ofSeconds(1);
    private static final int MAX_WAITING_APPENDS = 20_000;
    private static final int STATEMENTS_A_TRANSACTION = 6;
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final CircuitBreaker breaker;
    private final TimeLimiter timeLimit;
    private final TimeLimiter transactionTimeLimit;
    private final Bulkhead appends;
    private final Bulkhead reads;
    private final Retry retry;

    Guard(String name, Duration statementLimit, int maxConcurrentReads) {
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        // The other strategy locks, and parks an event loop that finds the lock taken.
                        .slidingWindow(
                                BREAKER_WINDOW,
                                BREAKER_WINDOW,
                                SlidingWindowType.COUNT_BASED,
                                SlidingWindowSynchronizationStrategy.LOCK_FREE)
                        .waitDurationInOpenState(BREAKER_PAUSE)
                        // As many are counted. A count of 1 fails without a lock: resilience4j issue 2379.
                        .permittedNumberOfCallsInHalfOpenState(BREAKER_TRIALS)
                        // A trial that never tells how it ended must not be the last.
                        .maxWaitDurationInHalfOpenState(statementLimit.multipliedBy(STATEMENTS_A_TRANSACTION))
                        .recordException(Guard::isOutage)
                        .build());
        timeLimit = timeLimit(name, statementLimit);
        transactionTimeLimit = timeLimit(name + "-transaction", statementLimit.multipliedBy(STATEMENTS_A_TRANSACTION));
        appends = bulkhead(name + "-append", MAX_WAITING_APPENDS);
        reads = bulkhead(name + "-read", maxConcurrentReads);
        retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE))
                        .retryOnException(failure -> Failure.of(failure).passes())
                        .build());
    }

    /** Limits how many appends wait at once; more are refused at once rather than piled up. */
    public <T> Mono<T> admit(Mono<T> append) {
        requireNonNull(append, "append");
        return permitted(appends, append).onErrorMap(Errors::translate);
    }

    /** Limits the time of a statement that must not be repeated blindly. */
    public <T> Mono<T> once(Mono<T> statement) {
        return statement
                .transformDeferred(TimeLimiterOperator.of(timeLimit))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** Limits the time of a statement that only reads, limits how many run, and repeats it when it fails in passing. */
    public <T> Mono<T> repeatedly(Mono<T> read) {
        requireNonNull(read, "read");
        return permitted(reads, once(read)).transformDeferred(RetryOperator.of(retry));
    }

    /** Limits the time of a transaction, which may hold many statements. */
    public <T> Mono<T> transaction(Mono<T> statements) {
        return statements.transformDeferred(TimeLimiterOperator.of(transactionTimeLimit));
    }

    /**
     * Limits the time of a transaction that may be repeated, and repeats it when it fails in passing.
     *
     * @param failed told of each attempt that failed
     */
    public <T> Mono<T> repeatedTransaction(Mono<T> statements, Consumer<Throwable> failed) {
        requireNonNull(statements, "statements");
        requireNonNull(failed, "failed");
        return transaction(statements)
                .doOnError(failed)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(RetryOperator.of(retry));
    }

    /** For binding to a meter registry. */
    public CircuitBreaker circuitBreaker() {
        return breaker;
    }

    /** For binding to a meter registry. */
    public List<Bulkhead> bulkheads() {
        return List.of(appends, reads);
    }

    /**
     * Asks for a permit whether or not the thread is interrupted: the bulkhead, which could wait, would refuse. Reactor
     * interrupts a thread whose task is cancelled, and such a thread may be in the middle of another.
     */
    private static <T> Mono<T> permitted(Bulkhead bulkhead, Mono<T> call) {
        var permitted = call.transformDeferred(BulkheadOperator.of(bulkhead));
        return Mono.fromDirect(subscriber -> {
            var interrupted = Thread.interrupted();
            try {
                permitted.subscribe(subscriber);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    private static TimeLimiter timeLimit(String name, Duration limit) {
        return TimeLimiter.of(
                name, TimeLimiterConfig.custom().timeoutDuration(limit).build());
    }

    private static Bulkhead bulkhead(String name, int maxConcurrentCalls) {
        return Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(maxConcurrentCalls)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    private static boolean isOutage(Throwable failure) {
        return switch (Failure.of(failure)) {
            case LOST, NOT_SENT -> true;
            case ROLLED_BACK, DUPLICATE, REFUSED -> false;
        };
    }
}
