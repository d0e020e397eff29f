package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.List;
import reactor.core.publisher.Mono;

/** A transaction that stays open until a contract ends it. A contract takes one step at a time. */
public interface OpenTransaction {

    /** Appends as the store does, inside this transaction. */
    Mono<List<Appended>> append(AppendRequest request);

    /** Appends to one stream. */
    default Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return append(AppendRequest.to(stream, expected, events)).map(List::getFirst);
    }

    /** Writes something that is no event, so that the transaction has a transaction id. */
    Mono<Void> writeSomethingElse();

    /** Ends the transaction; what it appended takes place. */
    Mono<Void> commit();

    /** Ends the transaction; what it appended never was. */
    Mono<Void> rollback();
}
