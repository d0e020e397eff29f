package com.tomriddelsdell.eventstore.upcast.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A file that lines are added to. Blocks. */
final class ExportFile {

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final OutputStream output;

    private ExportFile(FileChannel channel) {
        this.channel = channel;
        this.output = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /** Writes {@code lines} behind the first {@code length} bytes of {@code file}; completes when they are on the disk. */
    static Mono<Void> write(Path file, long length, Flux<String> lines) {
        return Mono.usingWhen(
                        Mono.fromCallable(() -> open(file, length)),
                        opened -> lines.publishOn(Schedulers.boundedElastic())
                                .doOnNext(opened::add)
                                .then(Mono.fromRunnable(opened::force)),
                        opened -> Mono.fromRunnable(opened::close).subscribeOn(Schedulers.boundedElastic()))
                .then()
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static ExportFile open(Path file, long length) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(length);
        return new ExportFile(channel);
    }

    private void add(String line) {
        try {
            output.write(line.getBytes(StandardCharsets.UTF_8));
            output.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void force() {
        try {
            output.flush();
            channel.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void close() {
        try (channel) {
            output.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
