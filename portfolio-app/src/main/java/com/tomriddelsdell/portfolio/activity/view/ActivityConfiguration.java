package com.tomriddelsdell.portfolio.activity.view;

import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import io.r2dbc.spi.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class ActivityConfiguration {

    @Bean
    RebuildableProjection<Connection> activityProjection() {
        return new ActivityProjection();
    }

    @Bean
    Activity activity(DatabaseClient database) {
        return new Activity(database);
    }
}
