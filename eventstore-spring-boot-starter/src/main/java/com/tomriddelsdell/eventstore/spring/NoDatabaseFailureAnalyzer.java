package com.tomriddelsdell.eventstore.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property to set. */
final class NoDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<NoDatabaseException> {

    private static final String ACTION = """
            Set spring.r2dbc.url to a URL such as r2dbc:postgresql://localhost:5432/app, and spring.r2dbc.username and \
            spring.r2dbc.password unless they are in it; or declare a bean of io.r2dbc.spi.ConnectionFactoryOptions.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoDatabaseException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), ACTION, cause);
    }
}
