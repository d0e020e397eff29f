package com.tomriddelsdell.portfolio.contact.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.report.SchemaCorpus;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactCategorised;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactClosed;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactMarkedAsSpam;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactNoted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRead;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactReopened;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.PersonForgotten;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Bytes that five generations of programs have written are read as the fifth one knows them. The lines of bytes and schemas
 * were written once; they are what a log would hold, and are never made again.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptContactsTest {

    private final SchemaCatalogue schemas = InMemoryEventStore.create().schemas();

    @Test
    void what_five_generations_have_written_is_read_as_today() throws IOException {
        var codec = Objects.requireNonNull(ContactCodec.describe().open(kept()).block());

        assertThat(lines("events.txt").map(line -> codec.decodeAll(recorded(event(line)))))
                .containsExactly(
                        List.of(new ContactRequestSubmitted(
                                "Zoë", "zoe@example.com", "Zoë Example", "Hello ☂", Category.GENERAL, "")),
                        List.of(new ContactRequestSubmitted("Max", "max@example.com", "Max", "", Category.GENERAL, "")),
                        List.of(new ContactAnswered("Thank you", ""), new ContactClosed("owner")),
                        List.of(new ContactRequestSubmitted(
                                "Ann", "ann@example.com", "Ann A.", "Hi", Category.GENERAL, "")),
                        List.of(new ContactAnswered("Gladly", ""), new ContactClosed("owner")),
                        List.of(new ContactRequestSubmitted(
                                "Bob", "bob@example.com", "Bob", "A job for you", Category.JOB, "")),
                        List.of(new ContactAnswered("No", "")),
                        List.of(new ContactClosed("owner")),
                        List.of(new ContactRequestSubmitted(
                                "Eve", "eve@example.com", "Eve", "A project for you", Category.PROJECT, "4711")),
                        List.of(new ContactAnswered("Yes", "4711")),
                        List.of(new ContactNoted("Called back", "4711")),
                        List.of(new ContactCategorised(Category.PRESS)),
                        List.of(new ContactRead()),
                        List.of(new ContactMarkedAsSpam()),
                        List.of(new ContactReopened()),
                        List.of(new PersonForgotten("4711")),
                        List.of(new ContactAnswered("Yes", "4711", true)),
                        List.of(new ContactAnswerSent(2, "<contact-7.answer-2@example.com>")),
                        List.of(new ContactRequestSubmitted(
                                "Bot",
                                "bot@example.com",
                                "Bot",
                                "Buy",
                                Category.GENERAL,
                                "4712",
                                List.of(SpamReason.HIDDEN_FIELD, SpamReason.MANY_LINKS))));
    }

    @Test
    void what_was_kept_as_json_is_read_as_today() throws IOException {
        var codec = Objects.requireNonNull(ContactCodec.describe().open(kept()).block());

        assertThat(lines("earlier.jsonl")
                        .map(line ->
                                codec.decode(recorded(EventData.of("ContactRequestSubmitted", Payload.utf8(line))))))
                .containsExactly(
                        new ContactRequestSubmitted("Zoë", "zoe@example.com", "Zoë", "Hello ☂", Category.GENERAL, ""),
                        new ContactRequestSubmitted(
                                "Max", "max@example.com", "Max", "Line one\nLine \"two\"", Category.GENERAL, ""));
    }

    @Test
    void json_that_is_no_contact_request_is_undecodable_and_names_its_place() throws IOException {
        var codec = Objects.requireNonNull(ContactCodec.describe().open(kept()).block());

        for (var payload : List.of("{}", "{\"name\":\"Zoë\",\"email\":\"<>\",\"message\":\"\"}")) {
            assertThatExceptionOfType(UndecodableEventException.class)
                    .isThrownBy(() ->
                            codec.decode(recorded(EventData.of("ContactRequestSubmitted", Payload.utf8(payload)))))
                    .withMessageContainingAll("ContactRequestSubmitted", "position 42", "contact-7", "version 3");
        }
    }

    @Test
    void every_schema_that_was_kept_can_be_read_and_the_same_ids_are_given_again() throws IOException {
        var stored = SchemaCorpus.parse(lines("schemas.jsonl").toList());

        assertThat(ContactCodec.describe().unreadable(stored)).isEmpty();
        assertThat(kept().all().map(StoredSchema::id).collectList().block())
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(StoredSchema::id).toList());
    }

    /** A catalogue that holds what the log's did. */
    private SchemaCatalogue kept() throws IOException {
        SchemaCorpus.parse(lines("schemas.jsonl").toList())
                .forEach(stored -> schemas.register(stored.schema()).block());
        return schemas;
    }

    private static RecordedEvent recorded(EventData data) {
        return data.recorded(Position.of(42), StreamId.of("contact", "7"), StreamVersion.of(3), Instant.EPOCH);
    }

    private static EventData event(String line) {
        var parts = line.split(" ", -1);
        return EventData.of(parts[0], Payload.wrap(HexFormat.of().parseHex(parts[1])));
    }

    private static Stream<String> lines(String name) throws IOException {
        try (var file = Objects.requireNonNull(KeptContactsTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
