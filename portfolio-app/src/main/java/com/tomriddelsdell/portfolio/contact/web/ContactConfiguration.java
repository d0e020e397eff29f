package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.spam.SpamGuard;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.MinPosition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    RouterFunction<ServerResponse> contactRoutes(
            ContactDesk desk,
            SpamGuard guard,
            Inbox inbox,
            EventStore store,
            EventCodec<ContactEvent> codec,
            ShutdownSignal shutdown) {
        return ContactRoutes.of(
                new SubmissionHandler(desk, guard),
                new InboxHandler(inbox),
                new OwnerHandler(desk),
                new MinPosition(inbox::reached),
                new StreamHandler(new SubmissionStream(store, codec), new LiveResponse(shutdown)));
    }
}
