package com.tomriddelsdell.portfolio.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Whom mail is from and who is told of new requests. Both are looked at only where {@code spring.mail.host} names a server.
 *
 * @param from whom all mail is from: {@code name@example.com} or {@code Name <name@example.com>}. What follows the {@code @}
 *     is in the ids of all messages, too: leave it as it is, or threads break in two
 * @param notified who is told of each new contact request, and gets what visitors reply to an answer; nobody if empty
 */
@ConfigurationProperties("portfolio.mail")
record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("") @Name("notify") String notified) {}
