package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.deadline.Deadlines;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.docs.Commands.CartCommand.Add;
import com.tomriddelsdell.eventstore.docs.Commands.CartCommand.CheckOut;
import com.tomriddelsdell.eventstore.docs.Commands.CartEvent.CheckedOut;
import com.tomriddelsdell.eventstore.docs.Commands.CartEvent.ItemAdded;
import com.tomriddelsdell.eventstore.process.Cancel;
import com.tomriddelsdell.eventstore.process.Issue;
import com.tomriddelsdell.eventstore.process.ProcessManager;
import com.tomriddelsdell.eventstore.process.Schedule;
import com.tomriddelsdell.eventstore.snapshot.SnapshotPolicy;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.snapshot.Snapshots;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.testkit.scenario.DeciderScenario;
import com.tomriddelsdell.eventstore.testkit.scenario.ProjectionScenario;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.eventstore.upcast.snapshot.AvroSnapshotCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The examples of the page about commands. */
final class Commands {

    private Commands() {}

    // region domain
    sealed interface CartCommand {
        record Add(String item) implements CartCommand {}

        record CheckOut() implements CartCommand {}
    }

    sealed interface CartEvent {
        record ItemAdded(String item) implements CartEvent {}

        record CheckedOut() implements CartEvent {}
    }

    record Cart(List<String> items, boolean isClosed) {}

    static final class CartDecider implements Decider<CartCommand, Cart, CartEvent> {

        @Override
        public Cart initialState() {
            return new Cart(List.of(), false);
        }

        @Override
        public List<CartEvent> decide(CartCommand command, Cart cart) {
            if (cart.isClosed()) {
                throw new IllegalStateException("The cart is checked out");
            }
            return switch (command) {
                case Add add -> List.of(new ItemAdded(add.item()));
                case CheckOut checkOut -> cart.items().isEmpty() ? List.of() : List.of(new CheckedOut());
            };
        }

        @Override
        public Cart evolve(Cart cart, CartEvent event) {
            return switch (event) {
                case ItemAdded added ->
                    new Cart(
                            Stream.concat(cart.items().stream(), Stream.of(added.item()))
                                    .toList(),
                            false);
                case CheckedOut checkedOut -> new Cart(cart.items(), true);
            };
        }
    }
    // endregion

    // region handler
    static CommandHandler<CartCommand, Cart, CartEvent> handler(EventStore store, SnapshotStore snapshots) {
        return new CommandHandler<>(store, JsonEventCodec.of(CartEvent.class), new CartDecider())
                .withSnapshots(
                        Snapshots.of("cart", snapshots, AvroSnapshotCodec.of(Cart.class), SnapshotPolicy.every(100)));
    }
    // endregion

    // region process
    /** A cart that is checked out becomes a parcel. */
    static ProcessManager<CartEvent> shipping(CommandHandler<String, ?, ?> parcels) {
        return ProcessManager.of(JsonEventCodec.of(CartEvent.class), (event, source) -> switch (event) {
            case CheckedOut checkedOut ->
                List.of(Issue.of(parcels, StreamId.of("parcel", source.stream().key()), "send"));
            case ItemAdded added -> List.of();
        });
    }

    static <T> Subscription<T> shippingOf(ProcessManager<CartEvent> shipping) {
        return Subscription.<T>handling("shipping", shipping)
                .only(EventFilter.everything().inCategories("cart"))
                .partitions(4);
    }
    // endregion

    // region deadlines
    /** A cart that nobody has touched for a day is to be reminded of; a day counts from the last item. */
    static ProcessManager<CartEvent> watching(DeadlineStore deadlines) {
        return ProcessManager.of(JsonEventCodec.of(CartEvent.class), (event, source) -> {
            var key = new DeadlineKey("cart-left", source.stream().key());
            var inADay = source.recordedAt().plus(Duration.ofDays(1));
            return switch (event) {
                case ItemAdded added -> List.of(Schedule.of(deadlines, Deadline.of(key, inADay)));
                case CheckedOut checkedOut -> List.of(Cancel.of(deadlines, key));
            };
        });
    }

    static Flux<Deadline> reminding(DeadlineStore deadlines, CommandHandler<String, ?, ?> mails) {
        var meeting = ProcessManager.meeting(deadline ->
                List.of(Issue.of(mails, StreamId.of("mail", deadline.key().subject()), "remind")));
        return Deadlines.of(deadlines).run("cart-left", meeting);
    }
    // endregion

    // region scenarios
    static void aCartIsCheckedOutOnce() {
        var cart = DeciderScenario.of(new CartDecider(), JsonEventCodec.of(CartEvent.class));

        cart.when(new CheckOut()).thenNothing();
        cart.given(new ItemAdded("a book")).when(new CheckOut()).then(new CheckedOut());
        cart.given(new ItemAdded("a book"), new CheckedOut())
                .when(new Add("a pen"))
                .thenRefused(IllegalStateException.class)
                .hasMessageContaining("checked out");
    }
    // endregion

    // region readmodel
    static void aCartIsCounted() {
        var codec = JsonEventCodec.of(CartEvent.class);
        var counts = new ConcurrentHashMap<StreamId, Integer>();
        var counting = ProjectionScenario.of(
                codec, event -> Mono.fromRunnable(() -> counts.merge(event.stream(), 1, Integer::sum)));
        var cart = StreamId.of("cart", "1");

        counting.given(cart, new ItemAdded("a book"), new ItemAdded("a pen"))
                .given(StreamId.of("cart", "2"), new ItemAdded("a pen"))
                .whenProjected()
                .then(Mono.fromSupplier(() -> counts.get(cart)))
                .isEqualTo(2);
    }
    // endregion
}
