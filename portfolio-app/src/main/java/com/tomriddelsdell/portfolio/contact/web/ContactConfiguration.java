package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.contact.ContactCommand;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
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
    CommandHandler<ContactCommand, ContactRequest, ContactEvent> contactCommands(
            EventStore store, EventCodec<ContactEvent> codec) {
        return new CommandHandler<>(store, codec, new ContactRequestDecider());
    }

    @Bean
    RouterFunction<ServerResponse> contactRoutes(
            CommandHandler<ContactCommand, ContactRequest, ContactEvent> commands,
            Inbox inbox,
            EventStore store,
            EventCodec<ContactEvent> codec,
            ShutdownSignal shutdown) {
        return ContactRoutes.of(
                new SubmissionHandler(commands),
                new InboxHandler(inbox),
                new MinPosition(inbox::reached),
                new StreamHandler(new SubmissionStream(store, codec), new LiveResponse(shutdown)));
    }
}
