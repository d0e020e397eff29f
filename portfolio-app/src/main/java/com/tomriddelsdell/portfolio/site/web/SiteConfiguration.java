package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.portfolio.contact.ContactCommand;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.project.view.ProjectHistories;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean
    Assets assets() {
        return Assets.load();
    }

    @Bean
    Pages pages(SiteProperties properties, Assets assets) {
        return new Pages(templates(), Site.of(properties, assets));
    }

    @Bean
    RouterFunction<ServerResponse> siteRoutes(
            CommandHandler<ContactCommand, ContactRequest, ContactEvent> commands,
            Inbox inbox,
            Pages pages,
            Assets assets) {
        return SiteRoutes.of(
                new ContactPageHandler(commands, pages), new InboxPageHandler(inbox, pages), new AssetHandler(assets));
    }

    @Bean
    RouterFunction<ServerResponse> projectPageRoutes(
            ProjectAdmin admin, AllProjects all, PublishedProjects published, ProjectHistories histories, Pages pages) {
        return ProjectPageRoutes.of(
                new ProjectsPageHandler(published, pages),
                new ProjectConsoleHandler(admin, all, published, histories, pages, Clock.systemUTC()),
                new ProjectFormHandler(admin, histories, published, pages));
    }

    @Bean
    RouterFunction<ServerResponse> engineerPageRoutes(
            Pages pages, @Value("${eventstore.admin.path:/api/admin/eventstore}") String api) {
        var page = new EngineerPageHandler(pages, api);
        return RouterFunctions.route()
                .route(get("/admin/log"), page::show)
                .route(path("/admin/log"), only(GET, HEAD))
                .build();
    }

    /** The templates are compiled into this package, where they see what is package-private. */
    static TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(
                null,
                ContentType.Html,
                SiteConfiguration.class.getClassLoader(),
                SiteConfiguration.class.getPackageName());
    }
}
