package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.image.store.ImageReferences;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import io.r2dbc.spi.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class ProjectsConfiguration {

    @Bean
    EventCodec<ProjectEvent> projectEventCodec() {
        return JsonEventCodec.of(ProjectEvent.class);
    }

    @Bean
    Migrations projectTables() {
        return Migrations.of(PublishedProjectsTable.class, "portfolio", "V1__project.sql", "V2__project_images.sql");
    }

    @Bean
    PublishedProjects publishedProjects(DatabaseClient database, Subscriptions<Connection> subscriptions) {
        return new PublishedProjectsTable(database, subscriptions);
    }

    @Bean
    NewestProjects newestProjects(DatabaseClient database) {
        return new NewestProjectsTable(database);
    }

    @Bean
    AllProjects allProjects(DatabaseClient database) {
        return new AllProjectsTable(database);
    }

    @Bean
    ProjectHistories projectHistories(EventStore store, EventCodec<ProjectEvent> codec) {
        return new ProjectHistories(store, codec);
    }

    @Bean
    ImageReferences projectImageReferences(EventStore store, EventCodec<ProjectEvent> codec) {
        return new ProjectImageReferences(store, codec);
    }

    @Bean
    Subscription<Connection> projectsSubscription(EventCodec<ProjectEvent> codec) {
        return new ProjectsProjection(codec).subscription();
    }
}
