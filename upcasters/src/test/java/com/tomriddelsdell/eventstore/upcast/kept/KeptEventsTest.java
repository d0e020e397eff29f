package com.tomriddelsdell.eventstore.upcast.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.Recorded;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.compatibility.Compatibility;
import com.tomriddelsdell.eventstore.upcast.compatibility.HistoryRules;
import com.tomriddelsdell.eventstore.upcast.kept.ContactEvent.Category;
import com.tomriddelsdell.eventstore.upcast.kept.ContactEvent.ContactAnswered;
import com.tomriddelsdell.eventstore.upcast.kept.ContactEvent.ContactClosed;
import com.tomriddelsdell.eventstore.upcast.kept.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.eventstore.upcast.report.SchemaCorpus;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Bytes that three generations of programs have written are read as the third one knows them. The files of bytes and schemas
 * were written once; they are what a log would hold, and are never made again.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptEventsTest {

    private final SchemaCatalogue schemas = InMemoryEventStore.create().schemas();

    @Test
    void what_three_generations_have_written_is_read_as_today() throws IOException {
        var codec = Objects.requireNonNull(codec().open(kept()).block());

        assertThat(lines("events.txt").map(line -> codec.decodeAll(Recorded.of(event(line)))))
                .containsExactly(
                        List.of(new ContactRequestSubmitted(
                                "Zoë", "zoe@example.com", "Zoë Example", "Hello ☂", Category.GENERAL)),
                        List.of(new ContactRequestSubmitted("Max", "max@example.com", "Max", "", Category.GENERAL)),
                        List.of(new ContactAnswered("Thank you"), new ContactClosed("owner")),
                        List.of(new ContactRequestSubmitted(
                                "Ann", "ann@example.com", "Ann A.", "Hi", Category.GENERAL)),
                        List.of(new ContactAnswered("Gladly"), new ContactClosed("owner")),
                        List.of(new ContactRequestSubmitted(
                                "Bob", "bob@example.com", "Bob", "A job for you", Category.JOB)),
                        List.of(new ContactAnswered("No")),
                        List.of(new ContactClosed("owner")));
    }

    @Test
    void every_schema_that_was_kept_can_be_read_and_the_same_ids_are_given_again() throws IOException {
        var stored = SchemaCorpus.parse(lines("schemas.jsonl").toList());

        assertThat(codec().unreadable(stored)).isEmpty();
        assertThat(kept().all().map(StoredSchema::id).collectList().block())
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(StoredSchema::id).toList());
    }

    private static AvroCodecBuilder<ContactEvent> codec() {
        var types = Set.of("ContactRequestSubmitted", "ContactAnsweredAndClosed", "ContactAnswered", "ContactClosed");
        return AvroEventCodec.of(ContactEvent.class)
                .history(SchemaHistory.ofResources(KeptEventsTest.class, "history", types))
                .upcasting(ContactEvent.STEPS.toArray(Upcaster[]::new))
                .requiring(HistoryRules.of(Compatibility.BACKWARD_TRANSITIVE));
    }

    /** A catalogue that holds what the log's did. */
    private SchemaCatalogue kept() throws IOException {
        SchemaCorpus.parse(lines("schemas.jsonl").toList())
                .forEach(stored -> schemas.register(stored.schema()).block());
        return schemas;
    }

    private static EventData event(String line) {
        var parts = line.split(" ", -1);
        return EventData.of(parts[0], Payload.wrap(HexFormat.of().parseHex(parts[1])));
    }

    private static Stream<String> lines(String name) throws IOException {
        try (var file = Objects.requireNonNull(KeptEventsTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
