package com.example.orders;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import io.r2dbc.spi.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The starter applies the migrations, runs the subscription and opens the rest. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    EventCodec<OrderEvent> orderEvents() {
        return JsonEventCodec.of(OrderEvent.class);
    }

    @Bean
    CommandHandler<OrderCommand, Order, OrderEvent> orders(EventStore store, EventCodec<OrderEvent> codec) {
        return new CommandHandler<>(store, codec, new OrderDecider());
    }

    @Bean
    Migrations orderTables() {
        return Migrations.of(OrderService.class, "orders", "V1__revenue.sql");
    }

    @Bean
    Subscription<Connection> revenueSubscription(EventCodec<OrderEvent> codec) {
        return Subscription.projecting(RevenueProjection.NAME, new RevenueProjection(codec))
                .only(EventFilter.everything().inCategories("order"));
    }

    @Bean
    Revenue revenue(DatabaseClient database) {
        return new Revenue(database);
    }
}
