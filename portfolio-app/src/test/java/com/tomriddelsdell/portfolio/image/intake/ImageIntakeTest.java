package com.tomriddelsdell.portfolio.image.intake;

import static com.tomriddelsdell.portfolio.image.ImageSamples.file;
import static com.tomriddelsdell.portfolio.image.ImageSamples.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.ImagesBusyException;
import com.tomriddelsdell.portfolio.image.Refusal;
import com.tomriddelsdell.portfolio.image.store.FileImageStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

/** How uploads are taken in: one way, within limits, and without leaving anything behind. */
class ImageIntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_A_TIME = 2;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path directory = Path.of("");

    private ImageIntake intake = open(Duration.ofSeconds(20));

    @BeforeEach
    void open() {
        intake.close();
        intake = open(Duration.ofSeconds(20));
    }

    private ImageIntake open(Duration receiveTimeout) {
        var properties = new ImageProperties(
                directory,
                DataSize.ofKilobytes(100),
                1_000_000,
                1,
                AT_A_TIME - 1,
                receiveTimeout,
                PATIENCE,
                Duration.ofDays(7),
                Duration.ofHours(1));
        return new ImageIntake(new FileImageStore(directory, Clock.systemUTC()), properties, meters);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void the_same_file_is_taken_in_once_however_it_arrives() {
        var png = file("png", quarters(400, 300));

        var first = waitFor(intake.take("image/png", content(png, png.length)));
        var again = waitFor(intake.take("", content(png, 7)));

        assertThat(first.isNew()).isTrue();
        assertThat(again).isEqualTo(new TakenIn(first.image(), false));
        assertThat(meters.get("portfolio.image.encoding").timer().count()).isOne();
    }

    @Test
    void names_are_the_same_for_ever() {
        var gif = HexFormat.of().parseHex("47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b");

        var taken = waitFor(intake.take("image/gif", content(gif, 5)));

        assertThat(taken.image().id()).isEqualTo("fc88049c4920d5d72b14ec87ba39f601");
    }

    @Test
    void what_is_refused_leaves_nothing_behind_and_is_counted() throws IOException {
        refused("<svg/>".getBytes(StandardCharsets.US_ASCII), Refusal.SVG);
        refused(Arrays.copyOf(file("jpeg", quarters(200, 200)), 500), Refusal.TRUNCATED);
        refused(new byte[100 * 1024 + 1], Refusal.TOO_LARGE);

        assertThat(directory.resolve("incoming")).isEmptyDirectory();
        assertThat(directory.resolve("kept")).doesNotExist();
        assertThat(meters.get("portfolio.image.refused")
                        .tag("reason", "svg")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void no_more_uploads_are_under_way_than_may_be_and_the_next_is_refused_unread() {
        var held = Sinks.many().unicast().<DataBuffer>onBackpressureBuffer();
        var alsoHeld = Sinks.many().unicast().<DataBuffer>onBackpressureBuffer();
        var unread = PublisherProbe.<DataBuffer>of(Flux.empty());
        var one = intake.take("", held.asFlux()).subscribe();
        var two = intake.take("", alsoHeld.asFlux()).subscribe();
        try {
            StepVerifier.create(intake.take("", unread.flux())).verifyError(ImagesBusyException.class);
            unread.assertWasNotSubscribed();
        } finally {
            one.dispose();
            two.dispose();
        }

        assertThat(waitFor(intake.take("", content(file("png", quarters(10, 10)), 100)))
                        .isNew())
                .isTrue();
    }

    @Test
    void who_cancels_leaves_nothing_behind() throws IOException {
        var content = Sinks.many().unicast().<DataBuffer>onBackpressureBuffer();
        var started = Sinks.empty();
        var upload = intake.take("", content.asFlux().doOnSubscribe(subscribed -> started.tryEmitEmpty()))
                .subscribe();
        started.asMono().block(PATIENCE);
        content.tryEmitNext(buffer(new byte[] {1, 2, 3})).orThrow();

        upload.dispose();

        eventuallyEmpty(directory.resolve("incoming"));
    }

    @Test
    void who_cancels_while_an_image_is_encoded_leaves_nothing_behind() throws IOException {
        var png = file("png", quarters(900, 900));
        var received = Sinks.empty();
        Disposable upload = intake.take("", content(png, png.length).doOnComplete(received::tryEmitEmpty))
                .subscribe();
        received.asMono().block(PATIENCE);

        upload.dispose();

        eventuallyEmpty(directory.resolve("incoming"));
    }

    @Test
    void an_upload_that_does_not_arrive_in_time_is_given_up() throws IOException {
        intake.close();
        intake = open(Duration.ofMillis(1));

        StepVerifier.create(intake.take("", Flux.never()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ImageRefusedException.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Refusal.TOO_SLOW)))
                .verify(PATIENCE);
        eventuallyEmpty(directory.resolve("incoming"));
    }

    @Test
    void what_a_killed_process_has_left_is_swept_away_after_a_day() throws IOException {
        var left = Files.createDirectories(directory.resolve("incoming").resolve("upload-left"));
        Files.write(left.resolve("upload"), new byte[] {1, 2, 3});
        var changed = Files.getLastModifiedTime(left).toInstant();

        assertThat(waitFor(intake.sweep(changed.plus(Duration.ofDays(1))))).isZero();
        assertThat(waitFor(intake.sweep(changed.plus(Duration.ofDays(1)).plusSeconds(1))))
                .isOne();

        assertThat(left).doesNotExist();
    }

    private void refused(byte[] bytes, Refusal reason) {
        StepVerifier.create(intake.take("", content(bytes, 1000)))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ImageRefusedException.class,
                                refused -> assertThat(refused.reason()).isEqualTo(reason)))
                .verify(PATIENCE);
    }

    /** In pieces of a size. */
    private static Flux<DataBuffer> content(byte[] bytes, int size) {
        return Flux.range(0, (bytes.length + size - 1) / size)
                .map(piece ->
                        buffer(Arrays.copyOfRange(bytes, piece * size, Math.min(bytes.length, (piece + 1) * size))));
    }

    private static DataBuffer buffer(byte[] bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    private static void eventuallyEmpty(Path directory) {
        Mono.fromCallable(() -> isEmpty(directory))
                .filter(empty -> empty)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10)))
                .block(PATIENCE);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var all = Files.list(directory)) {
            return all.findAny().isEmpty();
        }
    }

    private static <T> T waitFor(Mono<T> result) {
        return Objects.requireNonNull(result.block(PATIENCE));
    }
}
