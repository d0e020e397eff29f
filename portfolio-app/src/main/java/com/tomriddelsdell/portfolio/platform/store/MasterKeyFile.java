package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.erase.MasterKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * The master key of a server that belongs to this process: in a file beside its directory, so that a copy of the directory is
 * worth nothing without the file. Made at the first start, readable by its owner only.
 */
final class MasterKeyFile {

    private static final String ID = "embedded";
    private static final int BYTES = 32;

    private MasterKeyFile() {}

    /**
     * Reads the key that belongs to {@code directory}, or makes it. Blocks: to be called at start-up.
     *
     * @throws UncheckedIOException if the file can be neither read nor made
     * @throws IllegalArgumentException if the file holds no key
     */
    static MasterKeys beside(Path directory) {
        var name = directory.toAbsolutePath().normalize();
        var file = name.resolveSibling(name.getFileName() + ".master-key");
        try {
            if (Files.notExists(file)) {
                write(file);
            }
            return MasterKeys.of(ID, Map.of(ID, Files.readString(file).strip()));
        } catch (IOException failure) {
            throw new UncheckedIOException("The master key cannot be kept in " + file, failure);
        }
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var text = Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try (var channel = FileChannel.open(file, options, ownerOnly(file))) {
            channel.write(ByteBuffer.wrap(text));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
