package com.tomriddelsdell.portfolio.project.demo;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.portfolio.image.intake.ImageIntake;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.admin.ProjectImageAdmin;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Draws an image for a project, and shows it there, by the commands that whoever runs the site would give. */
final class DemoImages {

    private final ImageIntake intake;
    private final ProjectImageAdmin admin;

    DemoImages(ImageIntake intake, ProjectImageAdmin admin) {
        this.intake = intake;
        this.admin = admin;
    }

    Mono<DemoProject> illustrate(DemoProject project) {
        return Mono.fromSupplier(() -> new DemoDrawing(project.slug()))
                .flatMap(drawing -> intake.take("image/png", content(drawing))
                        .flatMap(taken -> admin.add(
                                new Slug(project.slug()),
                                ExpectedVersion.streamExists(),
                                taken.image().id(),
                                drawing.alt())))
                .thenReturn(project);
    }

    private static Flux<DataBuffer> content(DemoDrawing drawing) {
        return Mono.fromCallable(drawing::file)
                .subscribeOn(Schedulers.boundedElastic())
                .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
                .flux();
    }
}
