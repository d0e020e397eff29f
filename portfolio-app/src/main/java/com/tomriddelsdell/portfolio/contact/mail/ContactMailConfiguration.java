package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.mail.MailAddresses;
import com.tomriddelsdell.portfolio.mail.MailIsConfigured;
import com.tomriddelsdell.portfolio.mail.Mailer;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContactMailConfiguration {

    @Bean
    StuckAnswers stuckAnswers(Subscriptions<Connection> subscriptions) {
        return new StuckAnswers(subscriptions);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(MailIsConfigured.class)
    static class Sending {

        /** For about twenty hours; then whoever runs the site decides. */
        private static final RetryPolicy RETRIES =
                RetryPolicy.DEFAULT.attempts(30).pausing(Duration.ofSeconds(5), Duration.ofHours(1));

        @Bean
        ContactLetters contactLetters(
                MailAddresses addresses,
                @Value("${portfolio.site.owner}") String site,
                @Value("${portfolio.site.base-url}") String baseUrl) {
            return new ContactLetters(
                    addresses, site, baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
        }

        @Bean
        Subscription<Connection> contactAnswers(
                EventStore store, EventCodec<ContactEvent> codec, ContactLetters letters, Mailer mailer) {
            return new Answering(
                            codec,
                            new CommandHandler<>(store, codec, new ContactRequestDecider()),
                            new Correspondences(store, codec),
                            letters,
                            mailer)
                    .subscription(RETRIES);
        }

        @Bean
        @Conditional(OwnerIsNotified.class)
        Subscription<Connection> contactNotifications(
                EventStore store,
                EventCodec<ContactEvent> codec,
                ContactLetters letters,
                Mailer mailer,
                MailAddresses addresses) {
            var owner = Objects.requireNonNull(addresses.notified(), "portfolio.mail.notify");
            return new Notifying(owner, new Correspondences(store, codec), letters, mailer).subscription(RETRIES);
        }
    }
}
