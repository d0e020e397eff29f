package com.tomriddelsdell.portfolio.image.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A directory for what is needed while one upload is taken in. Blocks. */
final class Workspace {

    private final Path directory;
    private boolean closed;
    private boolean inUse;

    private Workspace(Path directory) {
        this.directory = directory;
    }

    static Workspace in(Path parent) {
        try {
            Files.createDirectories(parent);
            return new Workspace(Files.createTempDirectory(parent, "upload-"));
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
    }

    /** Deletes what processes that were killed have left behind before {@code time}, and tells how many that were. */
    static long sweep(Path parent, Instant time) throws IOException {
        var swept = 0L;
        for (var each : left(parent)) {
            if (Files.getLastModifiedTime(each).toInstant().isBefore(time) && FileSystemUtils.deleteRecursively(each)) {
                swept++;
            }
        }
        return swept;
    }

    private static List<Path> left(Path parent) throws IOException {
        try (var all = Files.list(parent)) {
            return all.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    Path upload() {
        return directory.resolve("upload");
    }

    /** Runs {@code work}, which writes into the directory that it is given. What is closed meanwhile goes when it ends. */
    <T> T use(Work<T> work) throws Exception {
        begin();
        try {
            return work.in(Files.createDirectories(directory.resolve("files")));
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (closed) {
            throw new IllegalStateException("the workspace is closed");
        }
        inUse = true;
    }

    private synchronized void end() {
        inUse = false;
        if (closed) {
            delete();
        }
    }

    /** Deletes everything in it, now or as soon as nobody writes into it any more. */
    synchronized void close() {
        closed = true;
        if (!inUse) {
            delete();
        }
    }

    private void delete() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    /** What is done in a workspace. */
    interface Work<T> {

        T in(Path files) throws Exception;
    }
}
