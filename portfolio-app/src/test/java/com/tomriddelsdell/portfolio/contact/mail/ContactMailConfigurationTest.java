package com.tomriddelsdell.portfolio.contact.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.mail.MailAddress;
import com.tomriddelsdell.portfolio.mail.MailAddresses;
import com.tomriddelsdell.portfolio.mail.Mailer;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactMailConfigurationTest {

    private static final InMemoryEventStore STORE = InMemoryEventStore.create();
    private static final MailAddress SOMEBODY = new MailAddress("somebody@example.com", "");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(ContactMailConfiguration.class)
            .withPropertyValues("portfolio.site.owner=Owner", "portfolio.site.base-url=https://example.com/")
            .withBean(EventStore.class, () -> STORE)
            .withBean(
                    EventCodec.class,
                    () -> Objects.requireNonNull(
                            ContactCodec.describe().open(STORE.schemas()).block()))
            .withBean(Subscriptions.class, () -> Subscriptions.of(STORE, STORE.subscriptions()))
            .withBean(Mailer.class, () -> letter -> Mono.empty())
            .withBean(MailAddresses.class, () -> new MailAddresses(SOMEBODY, SOMEBODY));

    @Test
    void where_no_mail_server_is_configured_nothing_is_subscribed_to() {
        application
                .withPropertyValues("portfolio.mail.notify=somebody@example.com")
                .run(context -> assertThat(subscriptions(context)).isEmpty());
    }

    @Test
    void answers_are_sent_where_one_is() {
        application
                .withPropertyValues("spring.mail.host=127.0.0.1")
                .run(context -> assertThat(subscriptions(context)).containsExactly("portfolio.contact-answer"));
    }

    @Test
    void the_owner_is_told_where_one_is_named_too() {
        application
                .withPropertyValues("spring.mail.host=127.0.0.1", "portfolio.mail.notify=somebody@example.com")
                .run(context -> assertThat(subscriptions(context))
                        .containsExactlyInAnyOrder("portfolio.contact-answer", "portfolio.contact-notification"));
    }

    private static Stream<String> subscriptions(ListableBeanFactory context) {
        return context.getBeansOfType(Subscription.class).values().stream().map(subscription -> subscription.name());
    }
}
