package com.tomriddelsdell.eventstore.spring.admin;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what protects the admin API. */
final class UnprotectedAdminFailureAnalyzer extends AbstractFailureAnalyzer<UnprotectedAdminException> {

    private static final String ACTION = """
            Add spring-boot-starter-security and sign engineers in; or set eventstore.admin.protected-elsewhere=true if \
            something in front of this application lets nobody else through; or eventstore.admin.enabled=false.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnprotectedAdminException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), ACTION, cause);
    }
}
