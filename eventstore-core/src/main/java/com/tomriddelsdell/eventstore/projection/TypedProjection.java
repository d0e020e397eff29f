package com.tomriddelsdell.eventstore.projection;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A projection in the words of a domain: what a codec decodes goes to the handler of its class. One recorded event may have
 * become several since it was written; each is applied, in order.
 *
 * <pre>{@code
 * TypedProjection.<Connection, OrderEvent>of(codec)
 *         .on(OrderPlaced.class, (transaction, placed) -> orders.insert(transaction, placed.event()))
 *         .on(OrderShipped.class, (transaction, shipped) -> orders.markShipped(transaction, shipped.event()))
 * }</pre>
 *
 * <p>An event without a handler does not concern the read model. Where none may be forgotten, take one handler for a sealed
 * interface, and a {@code switch} in it. Immutable and thread-safe.
 *
 * @param <T> the transaction that the read model is written in
 * @param <E> the domain's events
 */
public final class TypedProjection<T, E> implements Projection<T> {

    private final EventCodec<E> codec;
    private final List<Handled<T, ? extends E>> handlers;

    private TypedProjection(EventCodec<E> codec, List<Handled<T, ? extends E>> handlers) {
        this.codec = codec;
        this.handlers = List.copyOf(handlers);
    }

    /** A projection that nothing concerns yet. */
    public static <T, E> TypedProjection<T, E> of(EventCodec<E> codec) {
        return new TypedProjection<>(requireNonNull(codec, "codec"), List.of());
    }

    /**
     * Hands events of {@code type}, and of its subtypes, to {@code handler}.
     *
     * @throws IllegalArgumentException if these events go to an earlier handler already
     */
    public <S extends E> TypedProjection<T, E> on(Class<S> type, TypedHandler<? super T, ? super S> handler) {
        requireNonNull(type, "type");
        requireNonNull(handler, "handler");
        handlers.stream()
                .filter(earlier -> earlier.type().isAssignableFrom(type))
                .findFirst()
                .ifPresent(earlier -> {
                    throw new IllegalArgumentException("%s never gets here, for the handler of %s is asked first"
                            .formatted(type.getName(), earlier.type().getName()));
                });
        var more = new ArrayList<>(handlers);
        more.add(new Handled<T, S>(type, (transaction, event) -> apply(handler, transaction, event)));
        return new TypedProjection<>(codec, more);
    }

    /**
     * Applies what {@code event} gives to the domain, one after the other.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.decide.UndecodableEventException}, and those of the
     * handlers: a subscription parks the event.
     */
    @Override
    public Mono<Void> apply(T transaction, RecordedEvent event) {
        requireNonNull(transaction, "transaction");
        return codec.decoded(event)
                .flatMapIterable(given -> given)
                .concatMap(given -> apply(transaction, given), 1)
                .then();
    }

    private Mono<Void> apply(T transaction, Decoded<E> given) {
        return handlers.stream()
                .filter(handled -> handled.type().isInstance(given.event()))
                .findFirst()
                .map(handled -> handled.apply(transaction, given))
                .orElseGet(Mono::empty);
    }

    @SuppressWarnings("unchecked")
    private static <T, S> Mono<Void> apply(
            TypedHandler<? super T, ? super S> handler, T transaction, Decoded<S> event) {
        return ((TypedHandler<T, S>) handler).apply(transaction, event);
    }

    private record Handled<T, S>(Class<S> type, TypedHandler<T, S> handler) {

        Mono<Void> apply(T transaction, Decoded<?> given) {
            return handler.apply(transaction, new Decoded<>(type.cast(given.event()), given.source(), given.index()));
        }
    }
}
