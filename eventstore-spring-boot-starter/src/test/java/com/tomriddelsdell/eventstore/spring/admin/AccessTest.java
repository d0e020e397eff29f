package com.tomriddelsdell.eventstore.spring.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.spring.EventStoreAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.Server;
import com.tomriddelsdell.eventstore.spring.admin.http.Caller;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;

/** Who may use the admin API, and when it is there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTest {

    private static final ReactiveWebApplicationContextRunner CONTEXT = new ReactiveWebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    EventStoreAutoConfiguration.class, AdminAutoConfiguration.class, R2dbcAutoConfiguration.class))
            .withPropertyValues(Server.properties());

    @ParameterizedTest
    @ValueSource(strings = {"ada", "root"})
    void engineers_and_admins_come_in(String user) {
        AdminApplication.as(user)
                .get()
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.codecs[1]")
                .isEqualTo("orderCodec");
    }

    @Test
    void others_do_not_whatever_the_application_permits() {
        AdminApplication.anonymous()
                .get()
                .uri("/log")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unauthenticated");
        AdminApplication.as("visitor")
                .get()
                .uri("/log")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/forbidden");
    }

    @Test
    void another_site_cannot_make_a_browser_change_anything() {
        AdminApplication.as("ada")
                .post()
                .uri("/projections/orders/pause")
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/cross-site-request");
        AdminApplication.as("ada")
                .post()
                .uri("/projections/orders/pause")
                .header("Origin", "https://elsewhere.example.com")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void it_is_not_there_unless_it_is_switched_on() {
        CONTEXT.run(context -> assertThat(context).doesNotHaveBean(Caller.class));
    }

    @Test
    void without_spring_security_the_application_does_not_start_with_it() {
        CONTEXT.withPropertyValues("eventstore.admin.enabled=true")
                .withClassLoader(new FilteredClassLoader(ReactiveSecurityContextHolder.class))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(UnprotectedAdminException.class)
                        .hasMessageContaining("eventstore.admin.enabled"));
    }

    @Test
    void it_starts_when_something_else_is_said_to_protect_it() {
        CONTEXT.withPropertyValues("eventstore.admin.enabled=true", "eventstore.admin.protected-elsewhere=true")
                .withClassLoader(new FilteredClassLoader(ReactiveSecurityContextHolder.class))
                .run(context -> assertThat(context).hasSingleBean(Caller.class));
    }
}
