package com.tomriddelsdell.portfolio.project.demo;

import com.tomriddelsdell.portfolio.platform.StartTask;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("portfolio.demo.projects")
class DemoConfiguration {

    @Bean
    StartTask demoProjects(ProjectAdmin admin, PublishedProjects published) {
        var demo = new DemoProjects(admin, published, Clock.systemUTC());
        return new StartTask("projects for a first look created", demo.create(DemoProject.all()));
    }
}
