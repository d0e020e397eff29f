package com.tomriddelsdell.portfolio.contact.desk;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.mail.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DeskConfiguration.class);

    @Bean
    ContactDesk contactDesk(
            EventStore store,
            EventCodec<ContactEvent> codec,
            Inbox inbox,
            ObjectProvider<KeyRing> keys,
            ObjectProvider<Mailer> mailer) {
        var ring = keys.getIfAvailable();
        if (ring == null) {
            LOG.warn(
                    "eventstore.erasure.current names no master key: what people write is stored in clear, and nobody can be"
                            + " forgotten");
        }
        var desk = new ContactDesk(
                new CommandHandler<>(store, codec, new ContactRequestDecider()),
                inbox,
                new Forgetting(ring, store, codec));
        return mailer.getIfAvailable() == null ? desk : desk.sendingAnswers();
    }
}
