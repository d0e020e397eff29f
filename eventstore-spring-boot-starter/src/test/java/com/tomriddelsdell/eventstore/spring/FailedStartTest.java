package com.tomriddelsdell.eventstore.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** A start that fails says what was wrong, where, and what is allowed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {

    private static final String NOWHERE = "--spring.r2dbc.url=r2dbc:postgresql://localhost:1/none";

    @Test
    void without_a_database_it_says_which_property_to_set(CapturedOutput output) {
        fail();

        assertThat(output)
                .contains("The event store does not know its database: spring.r2dbc.url is not set")
                .contains("Set spring.r2dbc.url to a URL such as r2dbc:postgresql://localhost:5432/app");
    }

    @Test
    void a_URL_that_is_none_is_told_without_the_password_that_may_be_in_it(CapturedOutput output) {
        fail("--spring.r2dbc.url=jdbc:postgresql://app:secret@localhost/app");

        assertThat(output)
                .contains("spring.r2dbc.url is set, but is not an R2DBC URL")
                .doesNotContain("secret");
    }

    @Test
    void a_number_out_of_bounds_is_told_with_the_bound(CapturedOutput output) {
        fail(NOWHERE, "--eventstore.max-connections=1");

        assertThat(output)
                .contains("Property: eventstore.maxConnections")
                .contains("Value: \"1\"")
                .contains("Origin: \"eventstore.max-connections\"")
                .contains("must be greater than or equal to 2");
    }

    @Test
    void a_duration_out_of_bounds_is_told_with_the_bound(CapturedOutput output) {
        fail(NOWHERE, "--eventstore.subscriptions.lease=10ms");

        assertThat(output)
                .contains("Property: eventstore.subscriptions.lease")
                .contains("Value: \"PT0.01S\"")
                .contains("must be longer than or equal to 300 millis");
    }

    @Test
    void a_duration_with_a_wrong_unit_is_told_with_the_units_there_are(CapturedOutput output) {
        fail(NOWHERE, "--eventstore.statement-limit=10 fortnights");

        assertThat(output)
                .contains("Property: eventstore.statement-limit")
                .contains("Value: \"10 fortnights\"")
                .contains("ns, us, ms, s, m, h or d");
    }

    @Test
    void a_name_that_is_none_is_told_with_the_rule(CapturedOutput output) {
        fail(NOWHERE, "--eventstore.schema=My-Log");

        assertThat(output)
                .contains("Property: eventstore.schema")
                .contains("Value: \"My-Log\"")
                .contains("must be lower-case letters, digits and '_'");
    }

    private static void fail(String... arguments) {
        var application = new SpringApplication(App.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);

        assertThatThrownBy(() -> application.run(arguments).close()).isInstanceOf(RuntimeException.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {}
}
