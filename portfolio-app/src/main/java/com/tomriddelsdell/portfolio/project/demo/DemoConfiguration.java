package com.tomriddelsdell.portfolio.project.demo;

import com.tomriddelsdell.portfolio.image.intake.ImageIntake;
import com.tomriddelsdell.portfolio.platform.StartTask;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.admin.ProjectImageAdmin;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("portfolio.demo.projects")
class DemoConfiguration {

    @Bean
    StartTask demoProjects(ProjectAdmin admin, PublishedProjects published, Optional<DemoImages> images) {
        var demo = new DemoProjects(admin, published, Clock.systemUTC());
        return new StartTask(
                "projects for a first look created",
                demo.create(
                        DemoProject.all(),
                        project -> images.map(each -> each.illustrate(project)).orElseGet(() -> Mono.just(project))));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "portfolio.demo.images", matchIfMissing = true)
    DemoImages demoImages(ImageIntake intake, ProjectImageAdmin admin) {
        return new DemoImages(intake, admin);
    }
}
