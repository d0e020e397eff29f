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
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * Contact requests as they are submitted, straight from the log. Between them a comment every 15 seconds, the first at
 * once: it tells the client that the stream is open, and tells the server when the client is gone.
 */
final class SubmissionStream {

    private static final String NAME = ContactRequestSubmitted.class.getSimpleName();
    private static final EventFilter CONTACTS = EventFilter.everything().inCategories(ContactStreams.CATEGORY);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    private final EventStore store;
    private final EventCodec<ContactEvent> codec;

    SubmissionStream(EventStore store, EventCodec<ContactEvent> codec) {
        this.store = store;
        this.codec = codec;
    }

    Flux<ServerSentEvent<InboxEntry>> after(Position position) {
        return Flux.merge(
                Flux.interval(Duration.ZERO, KEEP_ALIVE).onBackpressureDrop().map(SubmissionStream::keepAlive),
                store.follow(position, CONTACTS)
                        .concatMap(codec::decoded, 1)
                        .concatMapIterable(SubmissionStream::submissions));
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

    private static ServerSentEvent<InboxEntry> keepAlive(long count) {
        var comment = ServerSentEvent.<InboxEntry>builder().comment("keep-alive");
        return count == 0 ? comment.retry(RECONNECT_AFTER).build() : comment.build();
    }
}
