package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * Contact requests as they are submitted, straight from the log. Between them a comment every 15 seconds, the first at
 * once: it tells the client that the stream is open, and tells the server when the client is gone.
 */
final class SubmissionStream {

    private static final String NAME = ContactRequestSubmitted.class.getSimpleName();
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
                store.follow(position).filter(SubmissionStream::isSubmission).map(this::submission));
    }

    private static boolean isSubmission(RecordedEvent event) {
        return event.stream().category().equals(ContactStreams.CATEGORY)
                && event.type().equals(NAME);
    }

    private ServerSentEvent<InboxEntry> submission(RecordedEvent event) {
        var entry = switch (codec.decode(event)) {
            case ContactRequestSubmitted submitted -> InboxEntry.of(event, submitted);
        };
        return ServerSentEvent.builder(entry)
                .id(event.position().toString())
                .event(NAME)
                .build();
    }

    private static ServerSentEvent<InboxEntry> keepAlive(long count) {
        var comment = ServerSentEvent.<InboxEntry>builder().comment("keep-alive");
        return count == 0 ? comment.retry(RECONNECT_AFTER).build() : comment.build();
    }
}
