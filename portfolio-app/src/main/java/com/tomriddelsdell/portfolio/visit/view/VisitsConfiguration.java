package com.tomriddelsdell.portfolio.visit.view;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import io.r2dbc.spi.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class VisitsConfiguration {

    @Bean
    EventCodec<VisitEvent> visitEventCodec() {
        return JsonEventCodec.of(VisitEvent.class);
    }

    @Bean
    Migrations visitTables() {
        return Migrations.of(VisitsTable.class, "portfolio", "V1__visit.sql");
    }

    @Bean
    Visits visits(DatabaseClient database, Subscriptions<Connection> subscriptions) {
        return new VisitsTable(database, subscriptions);
    }

    @Bean
    Subscription<Connection> visitsSubscription(EventCodec<VisitEvent> visits, EventCodec<ContactEvent> contacts) {
        return new VisitsProjection(visits, contacts).subscription();
    }
}
