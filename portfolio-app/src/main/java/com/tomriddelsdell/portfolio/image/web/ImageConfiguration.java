package com.tomriddelsdell.portfolio.image.web;

import com.tomriddelsdell.portfolio.image.intake.ImageIntake;
import com.tomriddelsdell.portfolio.image.intake.ImageProperties;
import com.tomriddelsdell.portfolio.image.store.FileImageStore;
import com.tomriddelsdell.portfolio.image.store.ImageCollection;
import com.tomriddelsdell.portfolio.image.store.ImageReferences;
import com.tomriddelsdell.portfolio.image.store.ImageStore;
import com.tomriddelsdell.portfolio.image.store.S3ImageStore;
import com.tomriddelsdell.portfolio.image.store.S3Properties;
import com.tomriddelsdell.portfolio.platform.StartTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ImageCollection.class);

    /** In a bucket, where one is named. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("portfolio.image.s3.bucket")
    static class InBucket {

        @Bean
        @ConditionalOnMissingBean(ImageStore.class)
        S3ImageStore imageBucket(S3Properties properties) {
            return S3ImageStore.of(properties);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    ImageStore imageStore(ImageProperties properties) {
        return new FileImageStore(properties.directory(), Clock.systemUTC());
    }

    @Bean
    ImageIntake imageIntake(ImageStore store, ImageProperties properties, MeterRegistry registry) {
        return new ImageIntake(store, properties, registry);
    }

    @Bean
    RouterFunction<ServerResponse> imageRoutes(ImageIntake intake, ImageStore store) {
        return ImageRoutes.of(new UploadHandler(intake), new ImageFileHandler(store));
    }

    @Bean
    ImageCollection imageCollection(
            ImageStore store, ObjectProvider<ImageReferences> references, ImageProperties properties) {
        return new ImageCollection(store, references.orderedStream().toList(), Clock.systemUTC(), properties.grace());
    }

    @Bean
    StartTask imageCollecting(
            ImageIntake intake, ImageCollection collection, ImageProperties properties, MeterRegistry registry) {
        var collected = registry.counter("portfolio.image.collected");
        var pass = Mono.defer(collection::pass)
                .doOnNext(collected::increment)
                .then(Mono.defer(() -> intake.sweep(Instant.now())))
                .onErrorResume(failure -> {
                    LOG.warn("Images that nothing shows could not be looked for", failure);
                    return Mono.empty();
                });
        var passes =
                Flux.interval(properties.collectEvery()).onBackpressureDrop().concatMap(tick -> pass);
        return new StartTask("images that nothing shows deleted", passes.then());
    }
}
