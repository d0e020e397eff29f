package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.PersonForgotten;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * Contact requests as they are submitted, that they have changed, and who was forgotten, straight from the log. Requests of
 * whoever was forgotten are passed over.
 */
final class SubmissionStream {

    private static final EventFilter CONTACTS =
            EventFilter.everything().inCategories(ContactStreams.CATEGORY, ContactStreams.PEOPLE);

    private final EventStore store;
    private final EventCodec<ContactEvent> codec;

    SubmissionStream(EventStore store, EventCodec<ContactEvent> codec) {
        this.store = store;
        this.codec = codec;
    }

    Flux<ServerSentEvent<Object>> after(Position position) {
        return store.follow(position, CONTACTS).concatMap(codec::decoded, 1).concatMapIterable(SubmissionStream::told);
    }

    private static List<ServerSentEvent<Object>> told(List<Decoded<ContactEvent>> given) {
        return given.stream().flatMap(SubmissionStream::told).toList();
    }

    private static Stream<ServerSentEvent<Object>> told(Decoded<ContactEvent> given) {
        var source = given.source();
        return switch (given.event()) {
            case ContactRequestSubmitted submitted when submitted.address().isEmpty() -> Stream.empty();
            case ContactRequestSubmitted submitted ->
                told(source, ContactRequestSubmitted.class.getSimpleName(), InboxEntry.of(source, submitted));
            case PersonForgotten forgotten -> told(source, PersonForgotten.class.getSimpleName(), forgotten);
            default -> told(source, "ContactChanged", new Changed(ContactStreams.id(source.stream())));
        };
    }

    private static Stream<ServerSentEvent<Object>> told(RecordedEvent source, String name, Object data) {
        return Stream.of(ServerSentEvent.builder(data)
                .id(source.position().toString())
                .event(name)
                .build());
    }

    /** Which request is to be looked at again. */
    private record Changed(UUID id) {}
}
