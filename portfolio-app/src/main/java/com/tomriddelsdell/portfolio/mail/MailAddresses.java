package com.tomriddelsdell.portfolio.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Whom mail is from, and who is told of what comes in.
 *
 * @param notified null when nobody is told
 */
public record MailAddresses(MailAddress from, @Nullable MailAddress notified) {

    /** @throws InvalidConfigurationPropertyValueException if one of them is none, naming its property */
    static MailAddresses of(MailSettings settings) {
        return new MailAddresses(
                address("portfolio.mail.from", settings.from()),
                settings.notified().isBlank() ? null : address("portfolio.mail.notify", settings.notified()));
    }

    private static MailAddress address(String property, String written) {
        try {
            return MailAddress.parse(written);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidConfigurationPropertyValueException(
                    property,
                    written,
                    "It must be one address, name@example.com or Name <name@example.com>, for spring.mail.host is set.");
        }
    }
}
