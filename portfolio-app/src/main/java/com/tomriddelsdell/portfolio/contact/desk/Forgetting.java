package com.tomriddelsdell.portfolio.contact.desk;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.PersonForgotten;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Destroys the keys of people, and then tells everybody by an event. */
public final class Forgetting {

    private final @Nullable KeyRing keys;
    private final EventStore store;
    private final EventCodec<ContactEvent> codec;

    /** @param keys by which personal data is sealed; null when it is not */
    public Forgetting(@Nullable KeyRing keys, EventStore store, EventCodec<ContactEvent> codec) {
        this.keys = keys;
        this.store = store;
        this.codec = codec;
    }

    /**
     * Forgets {@code person}, and emits the position after which no view shows them. Should this fail half-way, forgetting
     * again does the rest.
     *
     * <p><strong>Errors:</strong> {@link ForgettingNotConfiguredException}, those of the keys and of the store.
     */
    Mono<Position> forget(String person) {
        return keys == null
                ? Mono.error(ForgettingNotConfiguredException::new)
                : keys.forget(ContactCodec.subject(person))
                        .then(codec.encoded(List.of(new PersonForgotten(person))))
                        .flatMap(data -> store.append(ContactStreams.person(person), ExpectedVersion.any(), data))
                        .map(appended -> appended.position());
    }
}
