package com.tomriddelsdell.portfolio.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class, Settings.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    private final ApplicationContextRunner mailing =
            application.withPropertyValues("spring.mail.host=127.0.0.1", "portfolio.mail.from=owner@example.com");

    @Test
    void without_a_host_there_is_no_mailer_whatever_else_is_set() {
        application
                .withPropertyValues("portfolio.mail.from=nobody", "portfolio.mail.notify=nobody")
                .run(context -> assertThat(context).doesNotHaveBean(Mailer.class));
        application
                .withPropertyValues("spring.mail.host=")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Mailer.class));
    }

    @Test
    void conversations_are_limited_and_encrypted_where_that_is_offered_unless_said_otherwise() {
        mailing.withPropertyValues("spring.mail.properties.mail.smtp.timeout=1234")
                .run(context -> {
                    var properties = context.getBean(JavaMailSenderImpl.class).getJavaMailProperties();
                    assertThat(properties)
                            .containsEntry("mail.smtp.timeout", "1234")
                            .containsEntry("mail.smtp.connectiontimeout", "5000")
                            .containsEntry("mail.smtp.writetimeout", "10000")
                            .containsEntry("mail.smtp.starttls.enable", "true")
                            .containsEntry("mail.smtps.timeout", "10000");
                });
    }

    @Test
    void nobody_is_notified_unless_named() {
        mailing.run(context ->
                assertThat(context.getBean(MailAddresses.class).notified()).isNull());
        mailing.withPropertyValues("portfolio.mail.notify=Me <me@example.com>")
                .run(context -> assertThat(context.getBean(MailAddresses.class).notified())
                        .isEqualTo(new MailAddress("me@example.com", "Me")));
    }

    @ParameterizedTest
    @CsvSource({
        "portfolio.mail.from, ''",
        "portfolio.mail.from, nobody",
        "portfolio.mail.from, 'a@example.com, b@example.com'",
        "portfolio.mail.notify, nobody",
        "spring.mail.port, 0",
        "spring.mail.port, 65536"
    })
    void what_is_wrong_is_refused_by_name(String property, String value) {
        mailing.withPropertyValues(property + "=" + value)
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(property));
    }

    @EnableConfigurationProperties(MailSettings.class)
    static class Settings {}
}
