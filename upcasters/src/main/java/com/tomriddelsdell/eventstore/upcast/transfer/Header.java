package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import org.jspecify.annotations.Nullable;

/** The first line: which part of which log follows. */
record Header(
        LogEpoch epoch,
        Position after,
        Position to,
        @Nullable StreamId stream) {

    static final String FORMAT = "eventstore-log";
    static final int VERSION = 1;

    /** What every file begins with. */
    static final String BEGINNING = "{\"format\":\"" + FORMAT + "\",\"version\":";

    String line() {
        var line = Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("epoch", epoch.toString())
                .put("after", after.value())
                .put("to", to.value());
        if (stream != null) {
            line.put("stream", stream.toString());
        }
        return Json.write(line);
    }

    static Header of(Fields fields) {
        if (!fields.has("format") || !fields.text("format").equals(FORMAT)) {
            throw new BadLineException("the first line must name the format '%s', but does not".formatted(FORMAT));
        }
        var version = fields.number("version");
        if (version != VERSION) {
            throw new BadLineException(
                    "the format has version %d, but only %d can be read".formatted(version, VERSION));
        }
        return new Header(
                fields.parsed("epoch", "an epoch", LogEpoch::parse),
                position(fields, "after"),
                position(fields, "to"),
                fields.has("stream") ? fields.parsed("stream", "a stream", StreamId::parse) : null);
    }

    static Position position(Fields fields, String name) {
        var value = fields.number(name);
        if (value < 0) {
            throw new BadLineException("the field '%s' must not be negative, but is %d".formatted(name, value));
        }
        return Position.of(value);
    }

    /** Whether {@code other} is about the same part of the same log, up to wherever. */
    boolean goesOnFrom(Header other) {
        return epoch.equals(other.epoch)
                && after.equals(other.after)
                && (stream == null ? other.stream == null : stream.equals(other.stream));
    }
}
