package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.docs.Commands.CartCommand.Add;
import com.tomriddelsdell.eventstore.docs.Commands.CartCommand.CheckOut;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.memory.ReactorClock;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {

    private static final StreamId CART = StreamId.of("cart", "1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemoryEventStore store = InMemoryEventStore.create();

    @ParameterizedTest
    @ValueSource(strings = {"domain", "handler", "process", "deadlines", "scenarios", "readmodel"})
    void every_example_is_compiled_as_it_stands_there(String name) throws IOException {
        new Regions(Commands.class, "commands.md").assertShown(name);
    }

    @Test
    void the_scenarios_pass() {
        Commands.aCartIsCheckedOutOnce();
        Commands.aCartIsCounted();
    }

    @Test
    void a_cart_that_is_checked_out_becomes_one_parcel() {
        var carts = Commands.handler(store, store.snapshots());
        var parcels = new CommandHandler<>(store, JsonEventCodec.of(Parcels.Event.class), new Parcels());
        var subscriptions = Subscriptions.of(store, store.subscriptions());
        var running = subscriptions
                .run(Commands.<InMemoryTransaction>shippingOf(Commands.shipping(parcels)))
                .subscribe();

        StepVerifier.create(carts.handle(CART, new Add("a book"))
                        .then(carts.handle(CART, new CheckOut()))
                        .flatMap(closed -> subscriptions.await("shipping", closed.position(), PATIENCE))
                        .then(store.count(StreamRead.of(StreamId.of("parcel", "1")))))
                .expectNext(1L)
                .expectComplete()
                .verify(PATIENCE);
        running.dispose();
    }

    @Test
    void a_cart_that_is_left_alone_for_a_day_is_reminded_of_once() {
        var time = VirtualTimeScheduler.getOrSet();
        try {
            time.advanceTimeBy(Duration.ofDays(20_000));
            var store = InMemoryEventStore.create(ReactorClock.utc());
            var carts = Commands.handler(store, store.snapshots());
            var mails = new CommandHandler<>(store, JsonEventCodec.of(Parcels.Event.class), new Parcels());
            Subscriptions.of(store, store.subscriptions())
                    .run(Subscription.<InMemoryTransaction>handling("watching", Commands.watching(store.deadlines())))
                    .subscribe();
            Commands.reminding(store.deadlines(), mails).subscribe();

            carts.handle(CART, new Add("a book")).subscribe();
            carts.handle(StreamId.of("cart", "2"), new Add("a pen")).subscribe();
            time.advanceTimeBy(Duration.ofHours(20));
            carts.handle(CART, new Add("another book")).subscribe();
            carts.handle(StreamId.of("cart", "2"), new CheckOut()).subscribe();
            time.advanceTimeBy(Duration.ofHours(23));
            assertThat(store.count(StreamRead.of(StreamId.of("mail", "1"))).block())
                    .isZero();

            time.advanceTimeBy(Duration.ofHours(2));

            assertThat(store.count(StreamRead.of(StreamId.of("mail", "1"))).block())
                    .isEqualTo(1);
            assertThat(store.exists(StreamId.of("mail", "2")).block()).isFalse();
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void the_handler_keeps_a_snapshot_and_goes_on_from_it() {
        var handler = Commands.handler(store, store.snapshots());

        StepVerifier.create(Flux.range(0, 250)
                        .concatMap(number -> handler.handle(CART, new Add("item " + number)))
                        .last())
                .assertNext(outcome -> assertThat(outcome.state().items()).hasSize(250))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(store.snapshots().find(new SnapshotKey(CART, "cart")).blockOptional(PATIENCE))
                .map(Snapshot::version)
                .contains(StreamVersion.of(199));
    }

    private static final class Parcels implements Decider<String, Integer, Parcels.Event> {

        sealed interface Event {
            record ParcelSent() implements Event {}
        }

        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public List<Event> decide(String command, Integer sent) {
            return List.of(new Event.ParcelSent());
        }

        @Override
        public Integer evolve(Integer sent, Event event) {
            return sent + 1;
        }
    }
}
