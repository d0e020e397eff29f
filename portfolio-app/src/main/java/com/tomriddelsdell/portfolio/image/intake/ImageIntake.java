package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.ImagesBusyException;
import com.tomriddelsdell.portfolio.image.Refusal;
import com.tomriddelsdell.portfolio.image.StoredImage;
import com.tomriddelsdell.portfolio.image.store.ImageStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Takes images in. An upload goes to a temporary file as it arrives, is checked, decoded, scaled and encoded away from the
 * event loop, and then kept all at once. Nothing of the file itself is kept: what is shown was made of its pixels.
 *
 * <p>Who cancels stops it wherever it is, and nothing is left behind.
 */
public final class ImageIntake implements AutoCloseable {

    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final ImageStore store;
    private final ImageProperties properties;
    private final Slots slots;
    private final IntakeMeters meters;
    private final Scheduler encoders;

    public ImageIntake(ImageStore store, ImageProperties properties, MeterRegistry registry) {
        this.store = store;
        this.properties = properties;
        slots = new Slots(properties.concurrency() + properties.queue());
        meters = new IntakeMeters(registry, slots);
        encoders = Schedulers.newBoundedElastic(
                properties.concurrency(), properties.concurrency() + properties.queue(), "images");
    }

    /**
     * Takes one image in. The same file is taken in once: who sends it again gets what is there.
     *
     * <p><strong>Errors:</strong> {@link ImageRefusedException} when it is not acceptable; {@link ImagesBusyException},
     * before anything is read, when as many are under way as may be.
     *
     * @param declared what it is said to be, a media type; empty if nothing is said
     */
    public Mono<TakenIn> take(String declared, Flux<DataBuffer> content) {
        return slots.run(() -> Mono.usingWhen(workspace(), space -> take(space, declared, content), this::close))
                .doOnError(ImageRefusedException.class, refused -> meters.refused(refused.reason()));
    }

    private Mono<TakenIn> take(Workspace space, String declared, Flux<DataBuffer> content) {
        return new Receiving(properties.maxSize())
                .write(content, space.upload())
                .timeout(properties.receiveTimeout())
                .onErrorMap(TimeoutException.class, late -> tooSlow("The file did not arrive in time."))
                .flatMap(id -> known(id).switchIfEmpty(Mono.defer(() -> encode(id, declared, space))));
    }

    private Mono<TakenIn> known(ImageId id) {
        return store.use(id).map(image -> new TakenIn(image, false));
    }

    private Mono<TakenIn> encode(ImageId id, String declared, Workspace space) {
        return Mono.fromCallable(() -> encoded(id, declared, space))
                .subscribeOn(encoders)
                .flatMap(Mono::justOrEmpty)
                .timeout(properties.encodeTimeout().multipliedBy(1L + properties.queue()))
                .onErrorMap(TimeoutException.class, late -> tooSlow("The image takes too long to be decoded."))
                .flatMap(encoded -> store.save(encoded.image(), encoded.files()).thenReturn(encoded.image()))
                .map(image -> new TakenIn(image, true));
    }

    /** Empty when it was cancelled: then there is nobody whom a failure concerns. */
    private Optional<Encoded> encoded(ImageId id, String declared, Workspace space) throws Exception {
        try {
            return Optional.of(space.use(files -> meters.encoding()
                    .recordCallable(() -> new Encoded(
                            Renditions.of(id, space.upload(), declared, properties.maxPixels(), files), files))));
        } catch (Exception failure) {
            if (Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static ImageRefusedException tooSlow(String message) {
        return new ImageRefusedException(Refusal.TOO_SLOW, message);
    }

    /** Deletes what uploads have left behind whose process was killed more than a day before {@code now}. */
    public Mono<Long> sweep(Instant now) {
        return Mono.fromCallable(() -> Workspace.sweep(incoming(), now.minus(FORGOTTEN)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Path incoming() {
        return properties.directory().resolve("incoming");
    }

    private Mono<Workspace> workspace() {
        return Mono.fromCallable(() -> Workspace.in(incoming())).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> close(Workspace space) {
        return Mono.<Void>fromRunnable(space::close).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public void close() {
        encoders.dispose();
    }

    private record Encoded(StoredImage image, Path files) {}
}
