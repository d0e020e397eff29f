package com.tomriddelsdell.portfolio.image.store;

import com.tomriddelsdell.portfolio.image.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The file, or object, that says what the others of an image are. */
final class Description {

    static final String NAME = "image.json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Description() {}

    static void write(StoredImage image, Path file) throws IOException {
        Files.write(file, bytes(image));
    }

    static StoredImage read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    static byte[] bytes(StoredImage image) {
        return JSON.writeValueAsBytes(image);
    }

    static StoredImage of(byte[] written) {
        return JSON.readValue(written, StoredImage.class);
    }
}
