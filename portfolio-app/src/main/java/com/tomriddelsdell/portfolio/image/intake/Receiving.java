package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.Refusal;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** Writes an upload to a file as it arrives, and learns its name meanwhile. One for each upload. */
final class Receiving {

    /** To be raised whenever the same upload is encoded differently: what has a name never changes. */
    private static final byte RECIPE = 1;

    private final long limit;
    private final MessageDigest digest = sha256();
    private long received;

    Receiving(DataSize limit) {
        this.limit = limit.toBytes();
        digest.update(RECIPE);
    }

    /** <strong>Errors:</strong> {@link ImageRefusedException} as soon as there are more bytes than are accepted. */
    Mono<ImageId> write(Flux<DataBuffer> content, Path file) {
        return DataBufferUtils.write(content.handle(this::pass), file, StandardOpenOption.CREATE_NEW)
                .then(Mono.fromSupplier(() -> ImageId.of(digest.digest())));
    }

    private void pass(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
        received += buffer.readableByteCount();
        if (received > limit) {
            DataBufferUtils.release(buffer);
            sink.error(new ImageRefusedException(
                    Refusal.TOO_LARGE, "The file must have at most %,d bytes.".formatted(limit)));
            return;
        }
        try (var parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(digest::update);
        }
        sink.next(buffer);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
