package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A store with transactions, so that the contracts that hold them open can be tried without a database. */
final class TransactionalMemory implements EventStore, Transactions {

    private static final Duration POLL = Duration.ofMillis(2);
    private static final Scheduler ONE_BY_ONE = Schedulers.newSingle("transactional-memory", true);

    private final Ledger ledger;

    private TransactionalMemory(TransactionFlaw flaw) {
        this.ledger = new Ledger(flaw);
    }

    static TransactionalMemory sound() {
        return with(TransactionFlaw.NONE);
    }

    static TransactionalMemory with(TransactionFlaw flaw) {
        return new TransactionalMemory(flaw);
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        var checked = AppendLimits.DEFAULT.check(request);
        return once(() -> {
                    var own = new Ledger.Part();
                    var places = ledger.append(own, checked);
                    ledger.end(own, places != null);
                    return places;
                })
                .repeatWhenEmpty(tries -> tries.delayElements(POLL));
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        return once(() -> ledger.query(query));
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return once(() -> ledger.stream(read.stream()))
                .flatMapIterable(events -> inOrder(events, read.direction()))
                .filter(event -> event.version().compareTo(read.from()) >= 0)
                .filter(event -> event.version().compareTo(read.to()) <= 0)
                .take(read.limit());
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return once(() -> ledger.between(read.after(), read.to()))
                .flatMapIterable(events -> inOrder(events, read.direction()))
                .filter(read.filter()::matches)
                .take(read.limit());
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        return read(read).count();
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return read(read).count();
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return Mono.just(Section.emptyAt(after))
                .expand(last -> next(last.to()).map(section -> section.matching(filter)))
                .skip(1);
    }

    private Mono<Section> next(Position cursor) {
        return once(() -> ledger.between(cursor, Position.END))
                .filter(events -> !events.isEmpty())
                .repeatWhenEmpty(tries -> tries.delayElements(POLL))
                .map(events -> events.subList(0, Math.min(events.size(), Section.MAX_EVENTS)))
                .map(events -> new Section(cursor, events.getLast().position(), events));
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return once(() -> ledger.verify(checkpoint));
    }

    @Override
    public Mono<OpenTransaction> begin() {
        return once(() -> new Transaction(ledger.begin()));
    }

    @Override
    public Mono<OpenTransaction> beginUnrelated() {
        return once(() -> new Transaction(ledger.beginUnrelated()));
    }

    @Override
    public Mono<OpenTransaction> beginUnrelatedElsewhere() {
        return beginUnrelated();
    }

    private static List<RecordedEvent> inOrder(List<RecordedEvent> events, Direction direction) {
        return direction == Direction.FORWARD ? events : events.reversed();
    }

    private static <T> Mono<T> once(Callable<? extends T> act) {
        return Mono.<T>fromCallable(act).subscribeOn(ONE_BY_ONE);
    }

    private final class Transaction implements OpenTransaction {

        private final Ledger.Part own;

        Transaction(Ledger.Part own) {
            this.own = own;
        }

        @Override
        public Mono<List<Appended>> append(AppendRequest request) {
            return TransactionalMemory.<List<Appended>>once(() -> ledger.append(own, request))
                    .repeatWhenEmpty(tries -> tries.delayElements(POLL));
        }

        @Override
        public Mono<Void> writeSomethingElse() {
            return once(() -> ledger.write(own)).then();
        }

        @Override
        public Mono<Void> commit() {
            return once(() -> ledger.end(own, true)).then();
        }

        @Override
        public Mono<Void> rollback() {
            return once(() -> ledger.end(own, false)).then();
        }
    }
}
