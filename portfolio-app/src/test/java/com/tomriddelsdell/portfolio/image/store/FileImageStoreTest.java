package com.tomriddelsdell.portfolio.image.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.image.store.ImageStore.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Images in a file system. */
class FileImageStoreTest extends ImageStoreContract {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    ImageStore store() {
        return new FileImageStore(directory, Clock.systemUTC());
    }

    @Override
    long left() throws IOException {
        try (var all = Files.walk(directory.resolve("kept")).filter(Files::isRegularFile)) {
            return all.count();
        }
    }

    @Test
    void using_an_image_moves_its_time_on() throws IOException {
        waitFor(at(NOW).save(image(ID), files("x")).thenReturn(true));
        var later = NOW.plusSeconds(100);
        assertThat(waitFor(at(later).list().collectList())).containsExactly(new Kept(ID, NOW));

        waitFor(at(later).use(ID));

        assertThat(waitFor(at(later).list().collectList())).containsExactly(new Kept(ID, later));
    }

    private ImageStore at(Instant now) {
        return new FileImageStore(directory, Clock.fixed(now, ZoneOffset.UTC));
    }
}
