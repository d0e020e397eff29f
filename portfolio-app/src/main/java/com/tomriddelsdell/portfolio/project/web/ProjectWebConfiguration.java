package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.MinPosition;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.admin.ProjectImageAdmin;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.project.view.ProjectHistories;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class ProjectWebConfiguration {

    @Bean
    RouterFunction<ServerResponse> projectRoutes(
            PublishedProjects projects, EventStore store, ShutdownSignal shutdown) {
        return ProjectRoutes.of(
                new PublishedHandler(projects),
                new MinPosition(projects::reached),
                new ChangesHandler(new ProjectChanges(store, projects), new LiveResponse(shutdown)));
    }

    @Bean
    RouterFunction<ServerResponse> projectAdminRoutes(
            ProjectAdmin admin,
            ProjectImageAdmin images,
            AllProjects all,
            ProjectHistories histories,
            PublishedProjects published) {
        return ProjectAdminRoutes.of(
                new AllProjectsHandler(all, histories),
                new MinPosition(published::reached),
                new CommandsHandler(admin, Clock.systemUTC()),
                new ImageCommandsHandler(images));
    }
}
