package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an export goes on in a file that an earlier one has left.
 *
 * @param header what the file begins with; null when it has nothing that can be gone on from
 * @param length how many bytes of it are whole
 * @param digest what these come to
 * @param complete whether nothing is missing
 */
record Resumption(@Nullable Header header, long length, RunningDigest digest, boolean complete) {

    private static final Resumption FROM_THE_BEGINNING = new Resumption(null, 0, new RunningDigest(), false);

    /** Looks at {@code file}, up to the last checkpoint that is whole. Blocks. */
    static Resumption of(Path file) {
        if (!Files.exists(file)) {
            return FROM_THE_BEGINNING;
        }
        requireExport(file);
        var sections = new LogSections();
        var found = FROM_THE_BEGINNING;
        try (var input = LineInput.of(file)) {
            for (var line = input.next(); line.isPresent(); line = input.next()) {
                if (sections.accept(line.get()) != null) {
                    found = new Resumption(
                            sections.header(), input.offset(), sections.digest().copy(), sections.hasEnded());
                }
            }
        } catch (BadLineException | TransferException damaged) {
            return new Resumption(found.header, found.length, found.digest, false);
        }
        return found;
    }

    Position position() {
        return digest.last();
    }

    /** Nothing is ever cut off a file that is no export. */
    private static void requireExport(Path file) {
        try (var input = Files.newInputStream(file)) {
            var beginning = new String(input.readNBytes(Header.BEGINNING.length()), StandardCharsets.UTF_8);
            if (!Header.BEGINNING.startsWith(beginning)) {
                throw new TransferException(
                        1,
                        Position.START,
                        "%s must be an export, or not exist, but begins with '%s'".formatted(file, beginning),
                        null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
