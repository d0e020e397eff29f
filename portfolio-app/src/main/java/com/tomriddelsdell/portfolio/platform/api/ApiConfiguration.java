package com.tomriddelsdell.portfolio.platform.api;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Describes the public API in one place, {@code openapi.yaml} beside this class, rather than in each route. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    OpenAPI publicApi() {
        try (var description = new ClassPathResource("openapi.yaml", ApiConfiguration.class).getInputStream()) {
            return Yaml31.mapper().readValue(description, OpenAPI.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whoever asks for the description while it is prepared waits for a lock: not on a thread that serves others. */
    @Bean
    WebFluxConfigurer descriptionOffTheEventLoop() {
        return new WebFluxConfigurer() {

            @Override
            public void configureBlockingExecution(BlockingExecutionConfigurer blocking) {
                blocking.setExecutor(new VirtualThreadTaskExecutor("api-description-"));
                blocking.setControllerMethodPredicate(
                        method -> method.getBeanType().getName().startsWith("org.springdoc."));
            }
        };
    }
}
