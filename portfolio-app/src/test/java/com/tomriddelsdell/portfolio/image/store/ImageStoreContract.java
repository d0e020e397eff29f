package com.tomriddelsdell.portfolio.image.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.image.ImageFile;
import com.tomriddelsdell.portfolio.image.ImageFormat;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.StoredImage;
import com.tomriddelsdell.portfolio.image.store.ImageStore.Kept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every place for images must keep to. Times are those of the place, which may count in whole seconds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class ImageStoreContract {

    static final ImageId ID = new ImageId("0123456789abcdef0123456789abcdef");
    private static final ImageId OTHER = new ImageId("ffffffffffffffffffffffffffffffff");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory = Path.of("");

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    abstract ImageStore store();

    /** How many files or objects are there, of whatever image. */
    abstract long left() throws IOException;

    @Test
    void an_image_is_there_as_a_whole_once_it_is_saved() throws IOException {
        assertThat(waitFor(store().use(ID).hasElement())).isFalse();

        save(ID, "first");

        assertThat(waitFor(store().use(ID))).isEqualTo(image(ID));
        assertThat(content(new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("first");
        assertThat(waitFor(
                        store().open(new ImageFile(ID, 640, ImageFormat.WEBP)).hasElement()))
                .isFalse();
        assertThat(waitFor(store().open(new ImageFile(OTHER, 320, ImageFormat.WEBP))
                        .hasElement()))
                .isFalse();
    }

    @Test
    void what_is_there_never_changes() throws IOException {
        save(ID, "first");

        save(ID, "second");

        assertThat(content(new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("first");
    }

    @Test
    void of_many_who_save_the_same_image_at_once_all_succeed_and_it_is_there_once() throws IOException {
        var attempts = new ArrayList<Mono<Void>>();
        for (var number = 0; number < 16; number++) {
            attempts.add(store().save(image(ID), files("same")));
        }

        waitFor(Flux.merge(attempts).then().thenReturn(true));

        assertThat(waitFor(store().list().collectList())).extracting(Kept::id).containsExactly(ID);
        assertThat(content(new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("same");
    }

    @Test
    void saving_and_using_an_image_is_noted() throws IOException {
        save(ID, "x");
        assertThat(usedAt()).isBetween(begin, Instant.now());

        waitFor(store().use(ID));

        assertThat(usedAt()).isBetween(begin, Instant.now());
    }

    @Test
    void an_image_is_deleted_unless_it_was_used_meanwhile() throws IOException {
        save(ID, "x");
        save(OTHER, "y");

        assertThat(waitFor(store().delete(ID, begin.minusSeconds(1)))).isFalse();
        assertThat(content(new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("x");
        assertThat(waitFor(store().delete(ID, Instant.now().plusSeconds(1)))).isTrue();
        assertThat(waitFor(store().delete(ID, Instant.now().plusSeconds(1)))).isFalse();

        assertThat(waitFor(store().use(ID).hasElement())).isFalse();
        assertThat(waitFor(
                        store().open(new ImageFile(ID, 320, ImageFormat.WEBP)).hasElement()))
                .isFalse();
        assertThat(waitFor(store().list().collectList())).extracting(Kept::id).containsExactly(OTHER);
        assertThat(waitFor(store().delete(OTHER, Instant.now().plusSeconds(1)))).isTrue();
        assertThat(left()).isZero();
    }

    @Test
    void what_was_deleted_can_be_saved_again() throws IOException {
        save(ID, "first");
        assertThat(content(new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("first");
        waitFor(store().delete(ID, Instant.now().plusSeconds(1)));

        save(ID, "again");

        assertThat(waitFor(store().use(ID))).isEqualTo(image(ID));
        assertThat(content(new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("again");
    }

    private Instant usedAt() {
        return waitFor(store().list().single()).usedAt();
    }

    final void save(ImageId id, String content) throws IOException {
        waitFor(store().save(image(id), files(content)).thenReturn(true));
    }

    final Path files(String content) throws IOException {
        var files = Files.createTempDirectory(directory, "new-");
        Files.writeString(files.resolve("320.webp"), content);
        return files;
    }

    static StoredImage image(ImageId id) {
        return new StoredImage(id.value(), 320, 200, List.of(320), "#ffffff", "data:,");
    }

    final String content(ImageFile file) throws IOException {
        return waitFor(store().open(file)).getContentAsString(StandardCharsets.UTF_8);
    }

    static <T> T waitFor(Mono<T> result) {
        return Objects.requireNonNull(result.block(PATIENCE));
    }
}
