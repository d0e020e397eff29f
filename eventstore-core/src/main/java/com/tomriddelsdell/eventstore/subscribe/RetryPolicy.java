package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happens when an event cannot be handled. It is put aside at once, and the later events of its stream behind it,
 * while other streams go on. It is tried again after pauses that double; when no attempt is left, it waits for an operator.
 *
 * @param attempts how often an event is tried before it waits for an operator; at least 1
 * @param firstPause from the first failure to the second attempt
 * @param longestPause pauses grow no longer than this
 * @param outage failures that are no event's fault: the partition waits and starts over, as often as it takes, and puts
 *     nothing aside. A {@link StoreUnavailableException} always is one
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause, Predicate<Throwable> outage) {

    /** Six attempts in about six seconds. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(6, Duration.ofMillis(200), Duration.ofSeconds(30), failure -> false);

    public RetryPolicy {
        requireNonNull(firstPause, "firstPause");
        requireNonNull(longestPause, "longestPause");
        requireNonNull(outage, "outage");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, but was " + attempts);
        }
        if (!firstPause.isPositive() || firstPause.compareTo(longestPause) > 0) {
            throw new IllegalArgumentException(
                    "firstPause must be positive and at most longestPause, but was %s, and that %s"
                            .formatted(firstPause, longestPause));
        }
    }

    public RetryPolicy attempts(int attempts) {
        return new RetryPolicy(attempts, firstPause, longestPause, outage);
    }

    public RetryPolicy pausing(Duration firstPause, Duration longestPause) {
        return new RetryPolicy(attempts, firstPause, longestPause, outage);
    }

    public RetryPolicy waitingOut(Predicate<Throwable> outage) {
        return new RetryPolicy(attempts, firstPause, longestPause, outage);
    }

    /** Whether {@code failure} is no event's fault, and is waited out. */
    public boolean isOutage(Throwable failure) {
        return requireNonNull(failure, "failure") instanceof StoreUnavailableException || outage.test(failure);
    }

    /** How long to wait after so many failures, at least 1; null when that was the last attempt. */
    public @Nullable Duration pauseAfter(int failures) {
        return failures < attempts ? growing(failures) : null;
    }

    /** How long to wait after so many failures, at least 1 and however many. */
    public Duration growing(int failures) {
        var doublings = Math.min(failures - 1, 30);
        var nanos = firstPause.toNanos();
        return nanos > longestPause.toNanos() >> doublings ? longestPause : Duration.ofNanos(nanos << doublings);
    }
}
