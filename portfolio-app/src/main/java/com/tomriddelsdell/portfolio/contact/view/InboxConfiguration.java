package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.platform.store.OpenCodec;
import io.r2dbc.spi.Connection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    @Bean
    EventCodec<ContactEvent> contactEventCodec(SchemaCatalogue schemas, ObjectProvider<KeyRing> keys) {
        var codec = OpenCodec.on(schemas, ContactCodec.describe());
        var ring = keys.getIfAvailable();
        return ring == null ? codec : ContactCodec.erasable(codec, ring);
    }

    @Bean
    Migrations inboxTables() {
        return Migrations.of(
                InboxTable.class,
                "portfolio",
                "V1__contact_request.sql",
                "V2__contact_remark.sql",
                "V3__contact_spam.sql",
                "V4__answer_mail.sql");
    }

    @Bean
    Inbox inbox(DatabaseClient database, Subscriptions<Connection> subscriptions) {
        return new InboxTable(database, subscriptions);
    }

    @Bean
    Subscription<Connection> inboxSubscription(EventCodec<ContactEvent> codec) {
        return new InboxProjection(codec).subscription();
    }
}
