package com.tomriddelsdell.eventstore.spring.admin.audit;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.spring.admin.audit.AuditEntry.Act;
import com.tomriddelsdell.eventstore.spring.admin.http.Gate;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Writes down who did what: before it is done, so that what cannot be written down is not done, and how it ended, before that
 * is answered.
 */
public final class AuditTrail {

    static final StreamId STREAM = StreamId.of("eventstoreadmin", "audit");

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int LONGEST_ERROR = 2_000;

    private final EventStore store;
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();

    public AuditTrail(EventStore store) {
        this.store = requireNonNull(store, "store");
    }

    /** How many acts have succeeded here since the start. */
    public long succeeded() {
        return succeeded.sum();
    }

    /** How many acts have failed here since the start, or their client went away. */
    public long failed() {
        return failed.sum();
    }

    /**
     * Has {@code work} done, and written down.
     *
     * <p><strong>Errors:</strong> those of {@code work}; a {@link Refusal} when nothing was done because it could not be
     * written down, or it was done and that could not be.
     *
     * <p><strong>Cancellation:</strong> that of {@code work}, written down as a failure.
     *
     * @param action what, for programs
     * @param target to what
     */
    public <T> Mono<T> recorded(
            ServerRequest request, String action, String target, Map<String, String> parameters, Mono<T> work) {
        requireNonNull(work, "work");
        var act = new Act(Gate.who(request), action, target, parameters);
        return Mono.usingWhen(
                        begun(act),
                        id -> work,
                        id -> ended(id, act),
                        (id, failure) ->
                                broken(id, act, failure.getClass().getSimpleName() + ": " + failure.getMessage()),
                        id -> broken(id, act, "its client went away before the end"))
                .onErrorMap(AuditTrail::unwrapped);
    }

    private Mono<UUID> begun(Act act) {
        return Mono.defer(() -> {
            var id = EventIds.next();
            return append(AuditEntry.requested(id, act))
                    .thenReturn(id)
                    .onErrorMap(failure -> refusal(
                            failure,
                            "audit-unavailable",
                            "Audit unavailable",
                            "The audit could not be written, so nothing was done. Try again in a moment."));
        });
    }

    private Mono<Void> ended(UUID id, Act act) {
        return append(AuditEntry.ended(id, act, null))
                .doOnSuccess(done -> succeeded.increment())
                .onErrorMap(failure -> refusal(
                        failure,
                        "outcome-unrecorded",
                        "Outcome unrecorded",
                        "It was done, but that could not be written to the audit."));
    }

    /** The failure itself is the answer, whether or not it can be written down. */
    private Mono<Void> broken(UUID id, Act act, String error) {
        failed.increment();
        var told = error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
        return append(AuditEntry.ended(id, act, told)).onErrorResume(failure -> {
            LOG.warn("The audit does not tell that {} of {} failed", act.action(), act.target(), failure);
            return Mono.empty();
        });
    }

    private Mono<Void> append(EventData event) {
        return store.append(STREAM, ExpectedVersion.any(), List.of(event)).then();
    }

    private static Refusal refusal(Throwable failure, String type, String title, String detail) {
        LOG.error("The audit of the admin API could not be written", failure);
        return Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, type, title, detail);
    }

    /** Reactor wraps what goes wrong at the end. */
    private static Throwable unwrapped(Throwable failure) {
        return failure.getCause() instanceof Refusal refusal ? refusal : failure;
    }
}
