package com.tomriddelsdell.eventstore.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says how durations are written, which Boot's own analysis leaves out. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongDurationFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("eventstore");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        var property = cause.getProperty();
        if (property == null || !OURS.isAncestorOf(cause.getName()) || !isDuration(cause)) {
            return null;
        }
        var description = """
                Failed to bind a property of the event store:

                    Property: %s
                    Value: "%s"
                    Origin: %s
                    Reason: it is no duration""".formatted(cause.getName(), property.getValue(), property.getOrigin());
        var action = "Write a whole number and a unit, which is one of ns, us, ms, s, m, h or d, such as 500ms or 10s;"
                + " or the form of ISO 8601, such as PT10S.";
        return new FailureAnalysis(description, action, cause);
    }

    private static boolean isDuration(BindException cause) {
        return cause.getTarget().getType().resolve(Object.class) == Duration.class;
    }
}
