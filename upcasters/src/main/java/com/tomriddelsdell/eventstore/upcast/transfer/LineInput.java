package com.tomriddelsdell.eventstore.upcast.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The lines of a file. Blocks while it reads. */
final class LineInput implements AutoCloseable {

    /** The most bytes of a line. */
    static final int MAX_LENGTH = 8 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int start;
    private int end;
    private long offset;

    private LineInput(InputStream input) {
        this.input = input;
    }

    static LineInput of(Path file) {
        try {
            return new LineInput(Files.newInputStream(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines of {@code file}, read on demand where it may block. */
    static Flux<String> lines(Path file) {
        return Flux.using(
                        () -> of(file),
                        input ->
                                Flux.<String>generate(sink -> input.next().ifPresentOrElse(sink::next, sink::complete)),
                        LineInput::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** The next line, without its end; empty when there is none. */
    Optional<String> next() {
        line.reset();
        try {
            while (true) {
                if (start == end) {
                    start = 0;
                    end = Math.max(0, input.read(buffer));
                    if (end == 0) {
                        return ended();
                    }
                }
                var next = start;
                while (next < end && buffer[next] != '\n') {
                    next++;
                }
                line.write(buffer, start, next - start);
                if (line.size() > MAX_LENGTH) {
                    throw new BadLineException(
                            "a line has at most %d bytes, but this one has more".formatted(MAX_LENGTH));
                }
                start = next;
                if (next < end) {
                    start++;
                    offset += line.size() + 1L;
                    return Optional.of(text());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many bytes the lines that were read have, with their ends. */
    long offset() {
        return offset;
    }

    private Optional<String> ended() {
        if (line.size() > 0) {
            throw new BadLineException("the line has no end: it was cut after %d bytes".formatted(line.size()));
        }
        return Optional.empty();
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new BadLineException("it must be UTF-8, but is not: " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
