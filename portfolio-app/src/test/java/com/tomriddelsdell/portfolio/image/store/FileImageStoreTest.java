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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Images in a file system. */
class FileImageStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ImageId ID = new ImageId("0123456789abcdef0123456789abcdef");
    private static final ImageId OTHER = new ImageId("ffffffffffffffffffffffffffffffff");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void an_image_is_there_as_a_whole_once_it_is_saved() throws IOException {
        var store = store(NOW);
        assertThat(waitFor(store.use(ID).hasElement())).isFalse();

        save(store, ID, "first");

        assertThat(waitFor(store.use(ID))).isEqualTo(image(ID));
        assertThat(content(store, new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("first");
        assertThat(waitFor(store.open(new ImageFile(ID, 640, ImageFormat.WEBP)).hasElement()))
                .isFalse();
        assertThat(waitFor(
                        store.open(new ImageFile(OTHER, 320, ImageFormat.WEBP)).hasElement()))
                .isFalse();
    }

    @Test
    void what_is_there_never_changes() throws IOException {
        var store = store(NOW);
        save(store, ID, "first");

        save(store, ID, "second");

        assertThat(content(store, new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("first");
    }

    @Test
    void of_many_who_save_the_same_image_at_once_all_succeed_and_it_is_there_once() throws IOException {
        var store = store(NOW);
        var attempts = new ArrayList<Mono<Void>>();
        for (var number = 0; number < 16; number++) {
            attempts.add(store.save(image(ID), files("same")));
        }

        waitFor(Flux.merge(attempts).then().thenReturn(true));

        assertThat(waitFor(store.list().collectList())).hasSize(1);
        assertThat(content(store, new ImageFile(ID, 320, ImageFormat.WEBP))).isEqualTo("same");
    }

    @Test
    void using_an_image_is_noted() throws IOException {
        save(store(NOW), ID, "x");
        var later = NOW.plusSeconds(100);
        assertThat(waitFor(store(later).list().collectList())).containsExactly(new Kept(ID, NOW));

        waitFor(store(later).use(ID));

        assertThat(waitFor(store(later).list().collectList())).containsExactly(new Kept(ID, later));
    }

    @Test
    void an_image_is_deleted_unless_it_was_used_meanwhile() throws IOException {
        var store = store(NOW);
        save(store, ID, "x");

        assertThat(waitFor(store.delete(ID, NOW.minusSeconds(1)))).isFalse();
        assertThat(waitFor(store.delete(ID, NOW.plusSeconds(1)))).isTrue();
        assertThat(waitFor(store.delete(ID, NOW.plusSeconds(1)))).isFalse();

        assertThat(waitFor(store.use(ID).hasElement())).isFalse();
        assertThat(waitFor(store.list().collectList())).isEmpty();
        try (var left = Files.walk(directory.resolve("kept")).filter(Files::isRegularFile)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef0123456789abcdef, ../image.json",
        "0123456789abcdef0123456789abcdef, image.json",
        "0123456789abcdef0123456789abcdef, 320.webp/../image.json",
        "0123456789abcdef0123456789abcdef, 0320.webp",
        "0123456789abcdef0123456789abcdef, 320.WEBP",
        "0123456789abcdef0123456789abcdef, 320.svg",
        "0123456789abcdef0123456789abcdef, 999999999999.jpg",
        "0123456789ABCDEF0123456789ABCDEF, 320.webp",
        ".., 320.webp",
        "../../etc/passwd, 320.webp",
        "0123456789abcdef0123456789abcde/, 320.webp"
    })
    void no_name_leads_to_anything_but_a_file_of_an_image(String image, String name) {
        assertThat(ImageFile.parse(image, name)).isEmpty();
    }

    private FileImageStore store(Instant now) {
        return new FileImageStore(directory, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void save(FileImageStore store, ImageId id, String content) throws IOException {
        waitFor(store.save(image(id), files(content)).thenReturn(true));
    }

    private Path files(String content) throws IOException {
        var files = Files.createTempDirectory(directory, "new-");
        Files.writeString(files.resolve("320.webp"), content);
        return files;
    }

    private static StoredImage image(ImageId id) {
        return new StoredImage(id.value(), 320, 200, List.of(320), "#ffffff", "data:,");
    }

    private static String content(FileImageStore store, ImageFile file) throws IOException {
        return waitFor(store.open(file)).getContentAsString(StandardCharsets.UTF_8);
    }

    private static <T> T waitFor(Mono<T> result) {
        return Objects.requireNonNull(result.block(PATIENCE));
    }
}
