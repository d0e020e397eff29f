package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.platform.http.Requests.get;
import static com.tomriddelsdell.portfolio.platform.http.Requests.only;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.mail.StuckAnswers;
import com.tomriddelsdell.portfolio.contact.spam.SpamGuard;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.image.intake.ImageIntake;
import com.tomriddelsdell.portfolio.image.intake.ImageProperties;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.admin.ProjectImageAdmin;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.project.view.NewestProjects;
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
    Languages languages() {
        return Languages.load();
    }

    @Bean
    Pages pages(SiteProperties properties, Assets assets, Languages languages) {
        return new Pages(
                templates(), Site.of(properties, assets, languages.english()), languages, Shape.of(properties, assets));
    }

    @Bean
    RouterFunction<ServerResponse> machineRoutes(
            PublishedProjects published,
            NewestProjects newest,
            SiteProperties properties,
            Assets assets,
            Languages languages) {
        var site = Site.of(properties, assets, languages.english());
        return MachineRoutes.of(
                new MachineHandler(site), new FeedHandler(published, newest, site, Shape.of(properties, assets)));
    }

    @Bean
    RouterFunction<ServerResponse> siteRoutes(
            ContactDesk desk, SpamGuard guard, Inbox inbox, StuckAnswers stuckAnswers, Pages pages, Assets assets) {
        return SiteRoutes.of(
                new ContactPageHandler(desk, guard, pages),
                new InboxPageHandler(inbox, pages),
                new ContactConsoleHandler(desk, inbox, stuckAnswers, pages),
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

    @Bean
    RouterFunction<ServerResponse> imagePageRoutes(
            ImageIntake intake,
            ProjectImageAdmin admin,
            ProjectHistories histories,
            Pages pages,
            ImageProperties properties) {
        return ImagePageRoutes.of(new ImagesPageHandler(intake, admin, histories, pages, properties.maxSize()));
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
