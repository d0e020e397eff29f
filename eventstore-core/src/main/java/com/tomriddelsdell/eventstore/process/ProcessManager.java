package com.tomriddelsdell.eventstore.process;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineHandler;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.EventHandler;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers events with commands and deadlines, each of which takes effect once, whatever happens in between: a process that is killed between
 * the commands, or before the checkpoint, is given the event again, and issues the same commands under the same ids, which
 * {@linkplain CommandHandler#handleOnce are recognised}.
 *
 * <pre>{@code
 * var shipping = ProcessManager.of(codec, (event, source) -> switch (event) {
 *     case OrderPaid paid -> List.of(Issue.of(parcels, parcelOf(source.stream()), new Send(paid.address())));
 *     default -> List.of();
 * });
 * subscriptions.run(Subscription.handling("shipping", shipping)).subscribe();
 * }</pre>
 *
 * <p>It has no state. A process that must remember something has a stream of its own, with a decider: one reaction tells it
 * what has happened, another does what it has decided.
 *
 * <p>What a command causes is caused by the event, and correlated as it is. A command that is refused fails the event, which
 * the subscription retries and then parks, with those of its stream behind it. Where a refusal is an expected answer, let the
 * decider answer with an event.
 *
 * @param <E> the domain's events
 */
public final class ProcessManager<E> implements EventHandler {

    private final EventCodec<E> codec;
    private final Reaction<E> reaction;

    private ProcessManager(EventCodec<E> codec, Reaction<E> reaction) {
        this.codec = codec;
        this.reaction = reaction;
    }

    public static <E> ProcessManager<E> of(EventCodec<E> codec, Reaction<E> reaction) {
        return new ProcessManager<>(requireNonNull(codec, "codec"), requireNonNull(reaction, "reaction"));
    }

    /**
     * Carries out what follows from {@code event}, one consequence after the other.
     *
     * <p><strong>Errors:</strong> of the codec, of the reaction, and of {@link CommandHandler#handleOnce}. What was carried
     * out before stays, and is not carried out anew when the event comes again.
     *
     * <p><strong>Cancellation:</strong> ends between two consequences, or within a command as for {@link CommandHandler#handleOnce}.
     */
    @Override
    public Mono<Void> handle(RecordedEvent event) {
        requireNonNull(event, "event");
        return Cause.of(event)
                .carryOut(codec.decoded(event)
                        .flatMapIterable(all -> all)
                        .concatMapIterable(decoded -> reaction.to(decoded.event(), event)));
    }

    /**
     * Meets deadlines as a process manager handles events: what follows from one is carried out once, although it may be
     * met more than once. What a command causes is caused by the deadline, and correlated as the event was that set it.
     *
     * @param reaction what follows from a deadline, in the order in which it is to be carried out; asked again when the
     *     deadline is met again, and must answer the same then
     */
    public static DeadlineHandler meeting(Function<Deadline, List<? extends Consequence>> reaction) {
        requireNonNull(reaction, "reaction");
        return deadline -> Cause.of(requireNonNull(deadline, "deadline"))
                .carryOut(Flux.defer(() -> Flux.fromIterable(reaction.apply(deadline))));
    }
}
