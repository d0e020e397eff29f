package com.tomriddelsdell.eventstore.spring.admin.audit;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What the audit says about one act at one moment. */
record AuditEntry(
        long position,
        Instant at,
        UUID actionId,
        String outcome,
        String who,
        String action,
        String target,
        Map<String, String> parameters,
        @Nullable String error) {

    static final String REQUESTED = "AdminActionRequested";
    static final String SUCCEEDED = "AdminActionSucceeded";
    static final String FAILED = "AdminActionFailed";

    /** The event that says {@code act} was asked for. Its id is the action's. */
    static EventData requested(UUID id, Act act) {
        return event(REQUESTED, act, null).withId(id).withMetadata(Metadata.correlatedBy(id));
    }

    /** The event that says how it ended. */
    static EventData ended(UUID id, Act act, @Nullable String error) {
        return new EventData(
                EventIds.next(),
                error == null ? SUCCEEDED : FAILED,
                payload(act, error),
                Metadata.correlatedBy(id).withCausationId(id),
                Set.of());
    }

    private static EventData event(String type, Act act, @Nullable String error) {
        return EventData.of(type, payload(act, error));
    }

    private static Payload payload(Act act, @Nullable String error) {
        return Payload.utf8(Answers.text(new Written(act.who(), act.action(), act.target(), act.parameters(), error)));
    }

    static AuditEntry of(RecordedEvent event) {
        var written = read(event);
        var correlation = event.metadata().correlationId();
        return new AuditEntry(
                event.position().value(),
                event.recordedAt(),
                correlation == null ? event.id() : correlation,
                outcome(event.type()),
                written.who(),
                written.action(),
                written.target(),
                written.parameters(),
                written.error());
    }

    private static Written read(RecordedEvent event) {
        try {
            return Answers.read(event.payload().utf8(), Written.class);
        } catch (JacksonException foreign) {
            return new Written("unknown", event.type(), "unknown", Map.of(), "this entry cannot be read");
        }
    }

    private static String outcome(String type) {
        return switch (type) {
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            default -> "requested";
        };
    }

    /** What somebody asks to be done. */
    record Act(String who, String action, String target, Map<String, String> parameters) {
        Act {
            requireNonNull(who, "who");
            requireNonNull(action, "action");
            requireNonNull(target, "target");
            parameters = Map.copyOf(requireNonNull(parameters, "parameters"));
        }
    }

    /** The payload of the events. */
    record Written(
            String who,
            String action,
            String target,
            Map<String, String> parameters,
            @Nullable String error) {}
}
