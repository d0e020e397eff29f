package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.ErasableCodec;
import com.tomriddelsdell.eventstore.erase.ErasableSnapshotCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.snapshot.SnapshotCodec;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotPolicy;
import com.tomriddelsdell.eventstore.snapshot.Snapshots;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** After somebody was forgotten, no table holds what was personal, and everything else goes on as before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureTest {

    private static final StreamId STREAM = StreamId.of("contact", "1");
    private static final Subject PERSON = Subject.of("person-4711");
    private static final Contact CONTACT =
            new Contact("person-4711", "Zoe Sample", "zoe@example.com", "my secret wish");
    private static final Contact REDACTED = new Contact("person-4711", "", "", "");
    private static final List<String> PERSONAL = List.of("Zoe Sample", "zoe@example.com", "my secret wish");

    private final String schema = Server.newSchema();
    private final Database database = Server.database().build();
    private final Database elsewhere = Server.database().build();
    private final R2dbcEventStore store =
            now(R2dbcEventStore.on(database).schema(schema).open());
    private final R2dbcEventStore other =
            now(R2dbcEventStore.on(elsewhere).schema(schema).open());
    private final AtomicLong nanoseconds = new AtomicLong();
    private final KeyRing keys = KeyRing.of(store.subjectKeys(SomeMasterKeys.one()));
    private final KeyRing othersKeys =
            KeyRing.of(other.subjectKeys(SomeMasterKeys.one())).ticker(nanoseconds::get);

    @AfterEach
    void close() {
        done(store.close().then(other.close()).then(database.close()).then(elsewhere.close()));
    }

    @Test
    void nothing_personal_is_left_in_the_database_and_the_log_is_as_it_was() throws SQLException {
        var handler = handler();
        now(handler.handle(STREAM, CONTACT));
        now(handler.handle(STREAM, CONTACT));
        assertThat(now(store.snapshots().find(new SnapshotKey(STREAM, "contact"))))
                .isNotNull();
        assertThat(contacts(keys)).containsExactly(CONTACT, CONTACT);
        assertThat(contacts(othersKeys)).containsExactly(CONTACT, CONTACT);
        var digest = digest();

        assertThat(now(keys.forget(PERSON))).isTrue();

        assertThat(cells())
                .hasSizeGreaterThan(20)
                .allSatisfy(cell -> assertThat(cell).doesNotContain(PERSONAL));
        assertThat(digest()).isEqualTo(digest);
        assertThat(contacts(keys)).containsExactly(REDACTED, REDACTED);
        assertThat(contacts(othersKeys)).containsExactly(CONTACT, CONTACT);
        nanoseconds.addAndGet(KeyRing.TIME_TO_LIVE.toNanos());
        assertThat(contacts(othersKeys)).containsExactly(REDACTED, REDACTED);
    }

    @Test
    void what_was_stored_without_the_layer_would_have_been_found() throws SQLException {
        var plain = new CommandHandler<>(store, new Contacts(), new Contacts())
                .withSnapshots(Snapshots.of("contact", store.snapshots(), new States(), SnapshotPolicy.every(1)));
        now(plain.handle(STREAM, CONTACT));

        for (var personal : PERSONAL) {
            assertThat(cells().stream().filter(cell -> cell.contains(personal))).hasSize(2);
        }
    }

    private CommandHandler<Contact, Contact, Contact> handler() {
        return new CommandHandler<>(store, codec(keys), new Contacts())
                .withSnapshots(Snapshots.of(
                        "contact",
                        store.snapshots(),
                        ErasableSnapshotCodec.of(new States(), keys, ErasureTest::subject),
                        SnapshotPolicy.every(1)));
    }

    private List<Contact> contacts(KeyRing ring) {
        return now(store.read(LogRead.all()).collectList().flatMap(codec(ring)::decoded)).stream()
                .map(Decoded::event)
                .toList();
    }

    private static EventCodec<Contact> codec(KeyRing ring) {
        return ErasableCodec.of(new Contacts(), ring)
                .personal(Contact.class, contact -> Subject.of(contact.person()), Contact::withoutPersonalData);
    }

    private static Optional<Subject> subject(Contact contact) {
        return contact.person().isEmpty() ? Optional.empty() : Optional.of(Subject.of(contact.person()));
    }

    private List<RangeDigest> digest() {
        return now(HistoryDigests.of(store).every(1).read().collectList());
    }

    /** Every value of every table of the log as text, and binary ones also as the text that they may hold. */
    private List<String> cells() throws SQLException {
        var cells = new ArrayList<String>();
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var column : columns()) {
                try (var rows = statement.executeQuery(column)) {
                    while (rows.next()) {
                        cells.add(String.valueOf(rows.getString(1)));
                    }
                }
            }
        }
        return cells;
    }

    private List<String> columns() throws SQLException {
        var queries = new ArrayList<String>();
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT format(CASE data_type WHEN 'bytea' THEN 'SELECT encode(%%I, ''escape'') FROM %%I.%%I'
                                                     ELSE 'SELECT %%I::text FROM %%I.%%I' END,
                                      column_name, table_schema, table_name)
                          FROM information_schema.columns WHERE table_schema = '%s'
                        """.formatted(schema))) {
            while (rows.next()) {
                queries.add(rows.getString(1));
            }
        }
        return queries;
    }

    /** A contact, which is its own command, state and event. */
    private record Contact(String person, String name, String email, String wish) {

        Contact withoutPersonalData() {
            return new Contact(person, "", "", "");
        }

        Payload payload() {
            return Payload.utf8(String.join("|", person, name, email, wish));
        }

        static Contact of(Payload payload) {
            var fields = payload.utf8().split("\\|", -1);
            return new Contact(fields[0], fields[1], fields[2], fields[3]);
        }
    }

    private static final class Contacts implements Decider<Contact, Contact, Contact>, EventCodec<Contact> {

        @Override
        public Contact initialState() {
            return new Contact("", "", "", "");
        }

        @Override
        public List<Contact> decide(Contact command, Contact state) {
            return List.of(command);
        }

        @Override
        public Contact evolve(Contact state, Contact event) {
            return event;
        }

        @Override
        public EventData encode(Contact event) {
            return EventData.of("ContactReceived", event.payload());
        }

        @Override
        public Contact decode(RecordedEvent event) {
            return Contact.of(event.payload());
        }
    }

    private static final class States implements SnapshotCodec<Contact> {

        @Override
        public String fingerprint() {
            return "1";
        }

        @Override
        public Payload encode(Contact state) {
            return state.payload();
        }

        @Override
        public Contact decode(Payload state) {
            return Contact.of(state);
        }
    }
}
