package com.tomriddelsdell.portfolio.mail;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
@Conditional(MailIsConfigured.class)
class MailConfiguration {

    private static final int LAST_PORT = 65_535;

    /** What {@code spring.mail.properties} leaves open: limits in milliseconds, and encryption wherever it is offered. */
    private static final Map<String, String> UNLESS_SAID_OTHERWISE = Map.of(
            "connectiontimeout", "5000",
            "timeout", "10000",
            "writetimeout", "10000",
            "starttls.enable", "true",
            "ssl.checkserveridentity", "true");

    @Bean
    MailAddresses mailAddresses(MailSettings settings) {
        return MailAddresses.of(settings);
    }

    @Bean(destroyMethod = "close")
    SmtpMailer mailer(
            JavaMailSenderImpl server, MailProperties properties, MailAddresses addresses, MeterRegistry meters) {
        requirePort(properties.getPort());
        for (var protocol : List.of("mail.smtp.", "mail.smtps.")) {
            UNLESS_SAID_OTHERWISE.forEach(
                    (name, value) -> server.getJavaMailProperties().putIfAbsent(protocol + name, value));
        }
        return new SmtpMailer(server, addresses.from(), meters);
    }

    private static void requirePort(@Nullable Integer port) {
        if (port != null && (port < 1 || port > LAST_PORT)) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.port", port, "It must be from 1 to %d.".formatted(LAST_PORT));
        }
    }
}
