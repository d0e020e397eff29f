package com.tomriddelsdell.portfolio.project.admin;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.image.store.ImageStore;
import com.tomriddelsdell.portfolio.project.ProjectDecider;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProjectAdminConfiguration {

    @Bean
    ProjectAdmin projectAdmin(EventStore store, EventCodec<ProjectEvent> codec, AllProjects projects) {
        return new ProjectAdmin(new CommandHandler<>(store, codec, new ProjectDecider()), projects);
    }

    @Bean
    ProjectImageAdmin projectImageAdmin(EventStore store, EventCodec<ProjectEvent> codec, ImageStore images) {
        return new ProjectImageAdmin(new CommandHandler<>(store, codec, new ProjectDecider()), images);
    }
}
