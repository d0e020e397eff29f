package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.measure.Measurements;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.visit.view.Visits;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

    @Bean
    RouterFunction<ServerResponse> analyticsRoutes(
            Visits visits, AllProjects projects, Measurements measurements, ShutdownSignal shutdown, Pages pages) {
        return AnalyticsRoutes.of(new AnalyticsHandler(
                visits, projects, measurements, new LiveResponse(shutdown), pages, Clock.systemUTC()));
    }
}
