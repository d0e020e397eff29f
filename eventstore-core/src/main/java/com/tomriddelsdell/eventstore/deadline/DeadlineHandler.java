package com.tomriddelsdell.eventstore.deadline;

import reactor.core.publisher.Mono;

/** Does what is to be done when a deadline has come. */
@FunctionalInterface
public interface DeadlineHandler {

    /**
     * Meets one deadline, at least once: again after a crash, or when it took longer than its lease. The deadline's id tells
     * a repetition. It may have been cancelled a moment before: what no longer matters must be seen by whoever decides.
     *
     * @return completes when the deadline is met
     */
    Mono<Void> meet(Deadline deadline);
}
