package com.tomriddelsdell.portfolio.image.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that what was written is still there after the machine failed. */
final class Durable {

    private Durable() {}

    /** Blocks until {@code path} is on the disk. Where directories cannot be opened, they are left to the file system. */
    static void force(Path path) {
        var isDirectory = Files.isDirectory(path);
        try (var channel = FileChannel.open(path, isDirectory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException failure) {
            if (!isDirectory) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
