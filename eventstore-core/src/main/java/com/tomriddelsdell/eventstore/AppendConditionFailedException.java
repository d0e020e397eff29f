package com.tomriddelsdell.eventstore;

/**
 * An event has come that the decision did not know of: nothing was appended. Query again, decide again, append again.
 *
 * <p>An expected outcome rather than a fault, so it carries no stack trace.
 */
public final class AppendConditionFailedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final transient AppendCondition condition;

    public AppendConditionFailedException(AppendCondition condition) {
        super(
                "An event matches %s that was not seen up to position %s"
                        .formatted(condition.query(), condition.seen().upTo()),
                null,
                false);
        this.condition = condition;
    }

    public AppendCondition condition() {
        return condition;
    }
}
