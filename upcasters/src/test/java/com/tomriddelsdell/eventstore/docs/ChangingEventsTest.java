package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.Recorded;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingEventsTest {

    private static final SchemaHistory HISTORY = SchemaHistory.empty()
            .with(
                    "OrderPlaced",
                    texts("OrderPlaced", ChangingEvents.Before.OrderPlaced.class, ChangingEvents.OrderPlaced.class))
            .with(
                    "CustomerMoved",
                    texts(
                            "CustomerMoved",
                            ChangingEvents.Before.CustomerMoved.class,
                            ChangingEvents.CustomerMoved.class))
            .with("OrderCanceled", texts("OrderCanceled", ChangingEvents.Before.OrderCanceled.class))
            .with("OrderCancelled", texts("OrderCancelled", ChangingEvents.OrderCancelled.class))
            .with("PaidAndShipped", texts("PaidAndShipped", ChangingEvents.Before.PaidAndShipped.class))
            .with("Paid", texts("Paid", ChangingEvents.Paid.class))
            .with("Shipped", texts("Shipped", ChangingEvents.Shipped.class))
            .with("CartFilled", texts("CartFilled", ChangingEvents.Before.CartFilled.class))
            .with("CartPaid", texts("CartPaid", ChangingEvents.Before.CartPaid.class))
            .with("Bought", texts("Bought", ChangingEvents.Bought.class))
            .with("PageViewed", texts("PageViewed", ChangingEvents.Before.PageViewed.class));

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final SchemaCatalogue schemas = store.schemas();

    @ParameterizedTest
    @ValueSource(strings = {"rules", "steps", "merge", "category", "transform", "codec", "older"})
    void every_example_is_compiled_as_it_stands_there(String name) throws IOException {
        new Regions(ChangingEvents.class, "changing-events.md").assertShown(name);
    }

    @Test
    void every_row_does_what_it_says() {
        assertRead(
                new ChangingEvents.Before.OrderPlaced("Zoë", 42, "none"),
                new ChangingEvents.OrderPlaced("Zoë", 42L, null, "EUR", ChangingEvents.Channel.SHOP));
        assertRead(
                new ChangingEvents.Before.CustomerMoved("Main Street 1, Bern"),
                new ChangingEvents.CustomerMoved("Main Street 1", "Bern"));
        assertRead(new ChangingEvents.Before.OrderCanceled("late"), new ChangingEvents.OrderCancelled("late"));
        assertRead(
                new ChangingEvents.Before.PaidAndShipped(42, "P1"),
                new ChangingEvents.Paid(42, "unknown"),
                new ChangingEvents.Shipped("P1"));
        assertRead(new ChangingEvents.Before.PageViewed());
    }

    @Test
    void an_old_consumer_is_given_what_it_knows() {
        var moved = Recorded.of(open(ChangingEvents.codec(HISTORY, store))
                .encode(new ChangingEvents.CustomerMoved("Main Street 1", "Bern")));
        var older = Objects.requireNonNull(
                ChangingEvents.forTheOldConsumer(HISTORY, schemas).block());

        var lowered = Objects.requireNonNull(older.lowered(moved).block());

        assertThat(open(AvroEventCodec.of(ChangingEvents.Before.class)).decode(lowered))
                .isEqualTo(new ChangingEvents.Before.CustomerMoved("Main Street 1, Bern"));
    }

    @Test
    void what_several_have_become_is_copied_into_a_new_log_under_a_new_category() {
        var before = open(AvroEventCodec.of(ChangingEvents.Before.class));
        var carts = List.of(
                before.encode(new ChangingEvents.Before.CartFilled("pen")),
                before.encode(new ChangingEvents.Before.CartPaid(7)));
        Objects.requireNonNull(store.append(StreamId.of("cust", "1"), ExpectedVersion.noStream(), carts)
                .block());
        var customers = ChangingEvents.customers(store);
        var fresh = InMemoryEventStore.create();
        var to = Objects.requireNonNull(
                ChangingEvents.codec(HISTORY, fresh).open(fresh.schemas()).block());

        var verified = ChangingEvents.rewrite(customers, open(ChangingEvents.codec(HISTORY, customers)), fresh, to)
                .block();

        assertThat(verified).isNotNull();
        assertThat(fresh.read(StreamRead.of(StreamId.of("customer", "1")))
                        .map(to::decode)
                        .collectList()
                        .block())
                .containsExactly(new ChangingEvents.Bought("pen", 7));
    }

    private void assertRead(ChangingEvents.Before old, ChangingEvents.After... events) {
        var recorded =
                Recorded.of(open(AvroEventCodec.of(ChangingEvents.Before.class)).encode(old));

        assertThat(open(ChangingEvents.codec(HISTORY, store)).decodeAll(recorded))
                .containsExactly(events);
    }

    private <E> AvroEventCodec<E> open(AvroCodecBuilder<E> builder) {
        return Objects.requireNonNull(builder.open(schemas).block());
    }

    private static List<String> texts(String type, Class<?>... records) {
        return Stream.of(records)
                .map(record -> AvroText.of(RecordForm.of(record, type).schema()))
                .toList();
    }
}
