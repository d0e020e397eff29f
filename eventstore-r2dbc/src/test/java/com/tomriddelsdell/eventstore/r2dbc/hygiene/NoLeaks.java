package com.tomriddelsdell.eventstore.r2dbc.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails every test class that leaks a buffer. JUnit finds it through the service loader. */
public final class NoLeaks implements AfterAllCallback {

    private static final String SENDING = "io.r2dbc.postgresql.client.ReactorNettyClient.doSendRequest";
    private static final String BINDING = "io.r2dbc.postgresql.ExtendedFlowDelegate$ExtendedFlowOperator";

    static {
        Leaks.record();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var test = context.getRequiredTestClass();
        if (test.getEnclosingClass() == null) {
            assertThat(Leaks.found())
                    .as("buffers leaked")
                    .filteredOn(leak -> !(test.isAnnotationPresent(DriverLeaks.class) && isOfTheDriver(leak)))
                    .isEmpty();
        }
    }

    private static boolean isOfTheDriver(String leak) {
        return leak.contains(SENDING) || leak.contains(BINDING);
    }
}
