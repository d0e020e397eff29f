package com.tomriddelsdell.portfolio.account.view;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.account.AccountEvent;
import io.r2dbc.spi.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    @Bean
    EventCodec<AccountEvent> accountEventCodec() {
        return JsonEventCodec.of(AccountEvent.class);
    }

    @Bean
    Migrations accountTables() {
        return Migrations.of(OpenGrantsTable.class, "portfolio", "V1__account_grant.sql");
    }

    @Bean
    OpenGrants openGrants(DatabaseClient database, Subscriptions<Connection> subscriptions) {
        return new OpenGrantsTable(database, subscriptions);
    }

    @Bean
    Subscription<Connection> accountGrantsSubscription(EventCodec<AccountEvent> codec) {
        return new OpenGrantsProjection(codec).subscription();
    }
}
