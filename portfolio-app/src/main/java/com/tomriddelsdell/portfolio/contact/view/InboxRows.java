package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
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
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark.Kind;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the events of contact requests do to their rows. Of whoever was forgotten there are no rows: their requests have lost
 * their address when they are read again, and are passed over.
 */
final class InboxRows {

    private static final String INSERT = """
            INSERT INTO portfolio.contact_request (id, position, person, name, email, message, submitted_at, status, category, spam)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String STATUS = "UPDATE portfolio.contact_request SET status = $2 WHERE id = $1";
    private static final String REOPEN = """
            UPDATE portfolio.contact_request
               SET status = CASE WHEN answered_at IS NULL THEN 'READ' ELSE 'ANSWERED' END
             WHERE id = $1
            """;
    private static final String CATEGORISE = "UPDATE portfolio.contact_request SET category = $2 WHERE id = $1";
    private static final String ANSWERED = """
            UPDATE portfolio.contact_request
               SET status = 'ANSWERED', answered_at = coalesce(answered_at, $2)
             WHERE id = $1
            """;
    /** The second half of an event that was split has the position of the first; only one of the halves is a remark. */
    private static final String REMARK = """
            INSERT INTO portfolio.contact_remark (position, request, kind, text, written_at, by_mail)
            SELECT $2, id, $3, $4, $5, $6 FROM portfolio.contact_request WHERE id = $1
            """;

    private static final String SENT = """
            UPDATE portfolio.contact_remark
               SET sent_at = $3
             WHERE position = (SELECT position
                                 FROM portfolio.contact_remark
                                WHERE request = $1 AND kind = 'ANSWER'
                                ORDER BY position
                               OFFSET $2 - 1
                                LIMIT 1)
            """;

    private static final String FORGET = "DELETE FROM portfolio.contact_request WHERE person = $1";

    private final Connection transaction;

    InboxRows(Connection transaction) {
        this.transaction = transaction;
    }

    Mono<Void> apply(RecordedEvent source, ContactEvent event) {
        return switch (event) {
            case ContactRequestSubmitted submitted -> insert(source, submitted);
            case ContactRead read -> status(source, Status.READ);
            case ContactAnswered answered -> answered(source, answered);
            case ContactAnswerSent(int answer, String messageId) ->
                execute(of(source, SENT).bind("$2", answer).bind("$3", source.recordedAt()));
            case ContactNoted noted -> remark(source, Kind.NOTE, noted.note(), false);
            case ContactCategorised(Category category) ->
                execute(of(source, CATEGORISE).bind("$2", category.name()));
            case ContactMarkedAsSpam spam -> status(source, Status.SPAM);
            case ContactClosed closed -> status(source, Status.ARCHIVED);
            case ContactReopened reopened -> execute(of(source, REOPEN));
            case PersonForgotten(String person) ->
                execute(transaction.createStatement(FORGET).bind("$1", person));
        };
    }

    private Mono<Void> insert(RecordedEvent source, ContactRequestSubmitted submitted) {
        if (submitted.address().isEmpty()) {
            return Mono.empty();
        }
        var entry = InboxEntry.of(source, submitted);
        return execute(of(source, INSERT)
                .bind("$2", entry.position())
                .bind("$3", entry.person())
                .bind("$4", entry.name())
                .bind("$5", entry.email())
                .bind("$6", entry.message())
                .bind("$7", entry.submittedAt())
                .bind("$8", entry.status().name())
                .bind("$9", entry.category().name())
                .bind("$10", entry.spam().stream().map(Enum::name).toArray(String[]::new)));
    }

    private Mono<Void> status(RecordedEvent source, Status status) {
        return execute(of(source, STATUS).bind("$2", status.name()));
    }

    private Mono<Void> answered(RecordedEvent source, ContactAnswered answered) {
        return execute(of(source, ANSWERED).bind("$2", source.recordedAt()))
                .then(Mono.defer(() -> remark(source, Kind.ANSWER, answered.answer(), answered.byMail())));
    }

    private Mono<Void> remark(RecordedEvent source, Kind kind, String text, boolean byMail) {
        return execute(of(source, REMARK)
                .bind("$2", source.position().value())
                .bind("$3", kind.name())
                .bind("$4", text)
                .bind("$5", source.recordedAt())
                .bind("$6", byMail));
    }

    private Statement of(RecordedEvent source, String sql) {
        return transaction.createStatement(sql).bind("$1", request(source));
    }

    private static UUID request(RecordedEvent source) {
        return ContactStreams.id(source.stream());
    }

    private static Mono<Void> execute(Statement statement) {
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
    }
}
