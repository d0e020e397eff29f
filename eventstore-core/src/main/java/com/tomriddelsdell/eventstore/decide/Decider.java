package com.tomriddelsdell.eventstore.decide;

import java.util.List;

/**
 * A domain model as three pure functions. It knows nothing of storage, threads or time. The shape is Jérémie Chassaing's
 * <a href="https://thinkbeforecoding.com/post/2021/12/17/functional-event-sourcing-decider">functional event sourcing
 * decider</a>.
 *
 * @param <C> commands: what is asked
 * @param <S> state: what must be remembered to decide
 * @param <E> events: what happened
 */
public interface Decider<C, S, E> {

    /** The state of a stream that has no events. */
    S initialState();

    /**
     * Answers a command with the events it causes, none when there is nothing to do.
     *
     * @throws RuntimeException of the domain's own kind, if the command must be refused
     */
    List<E> decide(C command, S state);

    /** The state after {@code event} happened. Total: an event is a fact and cannot be refused. */
    S evolve(S state, E event);
}
