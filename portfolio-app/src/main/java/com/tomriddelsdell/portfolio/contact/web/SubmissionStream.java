package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactClosed;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/** Contact requests as they are submitted, straight from the log. */
final class SubmissionStream {

    private static final String NAME = ContactRequestSubmitted.class.getSimpleName();
    private static final EventFilter CONTACTS = EventFilter.everything().inCategories(ContactStreams.CATEGORY);

    private final EventStore store;
    private final EventCodec<ContactEvent> codec;

    SubmissionStream(EventStore store, EventCodec<ContactEvent> codec) {
        this.store = store;
        this.codec = codec;
    }

    Flux<ServerSentEvent<InboxEntry>> after(Position position) {
        return store.follow(position, CONTACTS)
                .concatMap(codec::decoded, 1)
                .concatMapIterable(SubmissionStream::submissions);
    }

    private static List<ServerSentEvent<InboxEntry>> submissions(List<Decoded<ContactEvent>> given) {
        return given.stream().flatMap(SubmissionStream::submission).toList();
    }

    private static Stream<ServerSentEvent<InboxEntry>> submission(Decoded<ContactEvent> given) {
        return switch (given.event()) {
            case ContactRequestSubmitted submitted ->
                Stream.of(ServerSentEvent.builder(InboxEntry.of(given.source(), submitted))
                        .id(given.source().position().toString())
                        .event(NAME)
                        .build());
            case ContactAnswered answered -> Stream.empty();
            case ContactClosed closed -> Stream.empty();
        };
    }
}
