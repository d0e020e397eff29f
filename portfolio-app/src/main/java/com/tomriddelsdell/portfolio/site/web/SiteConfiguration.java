package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.project.view.ProjectHistories;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
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
    RouterFunction<ServerResponse> siteRoutes(ContactDesk desk, Inbox inbox, Pages pages, Assets assets) {
        return SiteRoutes.of(
                new ContactPageHandler(desk, pages),
                new InboxPageHandler(inbox, pages),
                new ContactConsoleHandler(desk, inbox, pages),
                new AssetHandler(assets));
    }

    @Bean
    RouterFunction<ServerResponse> projectPageRoutes(
            ProjectAdmin admin, AllProjects all, PublishedProjects published, ProjectHistories histories, Pages pages) {
        return ProjectPageRoutes.of(
                new ProjectsPageHandler(published, pages),
                new ProjectConsoleHandler(admin, all, published, histories, pages, Clock.systemUTC()),
                new ProjectFormHandler(admin, histories, published, pages));
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
