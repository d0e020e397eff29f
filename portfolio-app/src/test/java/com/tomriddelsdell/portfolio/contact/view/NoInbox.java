package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.Position;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An inbox that shows nothing. */
public class NoInbox implements Inbox {

    @Override
    public Mono<InboxPage> page(InboxFilter filter, InboxCursor cursor, int limit) {
        return Mono.just(new InboxPage(List.of(), null));
    }

    @Override
    public Mono<ContactDetail> find(UUID id) {
        return Mono.empty();
    }

    @Override
    public Mono<InboxSummary> summary() {
        return Mono.just(new InboxSummary(Map.of(), null));
    }

    @Override
    public Flux<String> people(String email) {
        return Flux.empty();
    }

    @Override
    public Mono<Void> reached(Position position) {
        return Mono.empty();
    }
}
