package com.tomriddelsdell.eventstore.r2dbc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** A migration as it stands in the class path. */
record Script(String name, String sql) {

    static Script read(Class<?> anchor, String name) {
        try (var resource = anchor.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalArgumentException("No script %s beside %s".formatted(name, anchor.getName()));
            }
            return new Script(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String checksum() {
        var checksum = new CRC32C();
        checksum.update(sql.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }
}
