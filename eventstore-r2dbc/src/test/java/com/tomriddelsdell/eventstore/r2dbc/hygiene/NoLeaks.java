package com.tomriddelsdell.eventstore.r2dbc.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails every test class that leaks a buffer. JUnit finds it through the service loader. */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {

    static {
        Leaks.record();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var test = context.getRequiredTestClass();
        if (isOutermost(test)) {
            Leaks.in(test.getSimpleName());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isOutermost(context.getRequiredTestClass())) {
            assertThat(Leaks.found()).as("buffers leaked").isEmpty();
        }
    }

    private static boolean isOutermost(Class<?> test) {
        return test.getEnclosingClass() == null;
    }
}
