package com.tomriddelsdell.portfolio.contact.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.OwnText;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.contact.view.InboxCursor;
import com.tomriddelsdell.portfolio.contact.view.InboxFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** The whole database is searched, column by column, as text and as bytes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgettingTest extends RunningApp {

    private static final String NAME = "Zaphira Quillfeather";
    private static final String EMAIL = "zaphira.quillfeather@example.com";
    private static final String MESSAGE = "The otter sings at noon.";
    private static final String ANSWER = "Then let the otter sing.";
    private static final String NOTE = "Mad about otters.";
    private static final List<String> PERSONAL =
            List.of("Quillfeather", "quillfeather@", "otter sings", "let the otter", "about otters");

    private static final String COLUMNS = """
            SELECT format('%I.%I', table_schema, table_name) AS relation, quote_ident(column_name) AS name, data_type
              FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
             WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
            """;

    @Autowired
    private ContactDesk desk;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DatabaseClient database;

    @Test
    void nothing_of_whoever_is_forgotten_is_left_in_clear_and_the_log_never_had_it() {
        var first = submit();
        var second = submit();
        written(first);

        assertThat(found()).allMatch(column -> column.startsWith("portfolio."));
        assertThat(found()).contains("portfolio.contact_request.email", "portfolio.contact_remark.text");

        inbox.reached(Objects.requireNonNull(desk.forget(first).block(PATIENCE)))
                .block(PATIENCE);

        assertThat(found()).isEmpty();
        for (var id : List.of(first, second)) {
            admin.get().uri("/api/contacts/" + id).exchange().expectStatus().isNotFound();
            admin.get().uri("/admin/contacts/" + id).exchange().expectStatus().isNotFound();
            admin.post()
                    .uri("/api/contacts/" + id + "/note")
                    .bodyValue(Map.of("text", "Who was this?"))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void whoever_comes_back_after_being_forgotten_is_somebody_new() {
        var first = submit();
        var before = person(first);
        inbox.reached(Objects.requireNonNull(desk.forget(first).block(PATIENCE)))
                .block(PATIENCE);

        var again = submit();

        assertThat(person(again)).isNotEqualTo(before);
        inbox.reached(Objects.requireNonNull(desk.forget(again).block(PATIENCE)))
                .block(PATIENCE);
        assertThat(found()).isEmpty();
    }

    @Test
    void the_inbox_follows_what_is_done_and_is_chosen_by_it() {
        var id = submit();
        written(id);

        var detail = Objects.requireNonNull(inbox.find(id).block(PATIENCE));
        assertThat(detail.remarks())
                .extracting(ContactRemark::kind, ContactRemark::text)
                .containsExactly(tuple(ContactRemark.Kind.ANSWER, ANSWER), tuple(ContactRemark.Kind.NOTE, NOTE));
        assertThat(detail.entry().status()).isEqualTo(Status.ANSWERED);
        assertThat(detail.entry().answeredAfter()).isPresent();
        assertThat(Objects.requireNonNull(inbox.summary().block(PATIENCE)).medianResponse())
                .isNotNull();
        assertThat(ids(new InboxFilter(Status.ANSWERED, null))).contains(id);
        assertThat(ids(new InboxFilter(Status.NEW, null))).doesNotContain(id);

        command(id, "spam");
        assertThat(ids(InboxFilter.ALL)).doesNotContain(id);
        assertThat(ids(new InboxFilter(Status.SPAM, null))).contains(id);

        command(id, "reopen");
        assertThat(ids(new InboxFilter(Status.ANSWERED, null))).contains(id);
        inbox.reached(Objects.requireNonNull(desk.forget(id).block(PATIENCE))).block(PATIENCE);
    }

    private UUID submit() {
        var stream = ContactStreams.next();
        var outcome = Objects.requireNonNull(desk.submit(stream, SubmitContactRequest.of(NAME, EMAIL, MESSAGE))
                .block(PATIENCE));
        inbox.reached(outcome.position()).block(PATIENCE);
        return ContactStreams.id(stream);
    }

    private void written(UUID id) {
        desk.answer(id, OwnText.of(ANSWER)).block(PATIENCE);
        var noted = Objects.requireNonNull(desk.note(id, OwnText.of(NOTE)).block(PATIENCE));
        inbox.reached(noted.position()).block(PATIENCE);
    }

    private void command(UUID id, String command) {
        admin.post()
                .uri("/admin/contacts/" + id + "/" + command)
                .exchange()
                .expectStatus()
                .isSeeOther();
    }

    private String person(UUID id) {
        return Objects.requireNonNull(inbox.find(id).block(PATIENCE)).entry().person();
    }

    private List<UUID> ids(InboxFilter filter) {
        var page = Objects.requireNonNull(
                inbox.page(filter, InboxCursor.NEWEST, Inbox.MAX_PAGE).block(PATIENCE));
        return page.items().stream().map(entry -> entry.id()).toList();
    }

    /** The columns of the whole database that hold anything personal. */
    private List<String> found() {
        return Objects.requireNonNull(database.sql(COLUMNS)
                .map(row -> new Column(
                        Objects.requireNonNull(row.get("relation", String.class)),
                        Objects.requireNonNull(row.get("name", String.class)),
                        Objects.requireNonNull(row.get("data_type", String.class))))
                .all()
                .filterWhen(column -> database.sql(column.search())
                        .bind("$1", PERSONAL.toArray(String[]::new))
                        .map(row -> Objects.requireNonNull(row.get(0, Boolean.class)))
                        .one())
                .map(column -> column.relation() + "." + column.name())
                .collectList()
                .block(PATIENCE));
    }

    private record Column(String relation, String name, String type) {

        /** Bytes are shown as text where they are printable. */
        String search() {
            var text = type.equals("bytea") ? "encode(%s, 'escape')".formatted(name) : name + "::text";
            return "SELECT EXISTS (SELECT FROM %s, unnest($1) AS wanted WHERE strpos(%s, wanted) > 0)"
                    .formatted(relation, text);
        }
    }
}
