package com.tomriddelsdell.portfolio.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right of one process to run a server on a directory. The operating system takes it back when the process ends,
 * however it ends: so a server that runs on an unclaimed directory is an orphan, and only then may be stopped.
 */
final class DirectoryClaim implements AutoCloseable {

    private final FileChannel file;

    private DirectoryClaim(FileChannel file) {
        this.file = file;
    }

    static DirectoryClaim on(Path directory) {
        var beside = directory.toAbsolutePath().normalize().resolveSibling(directory.getFileName() + ".lock");
        try {
            Files.createDirectories(beside.resolveSibling(""));
            var file = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(file)) {
                return new DirectoryClaim(file);
            }
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot claim " + directory, failure);
        }
        throw new IllegalStateException(
                "Another running application uses %s: stop it, or choose another directory".formatted(directory));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException claimedInThisProcess) {
            return false;
        }
    }
}
