package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.history.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What the lines so far come to: SHA-256 over them, each with its line feed, and how many events they hold. */
final class RunningDigest {

    private static final MessageDigest SHA_256 = sha256();

    private final MessageDigest hash;
    private long events;
    private Position last;

    private RunningDigest(MessageDigest hash, long events, Position last) {
        this.hash = hash;
        this.events = events;
        this.last = last;
    }

    RunningDigest() {
        this(copyOf(SHA_256), 0, Position.START);
    }

    RunningDigest copy() {
        return new RunningDigest(copyOf(hash), events, last);
    }

    void add(String line) {
        hash.update(line.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) '\n');
    }

    void startAfter(Position position) {
        last = position;
    }

    void count(Position position) {
        events++;
        last = position;
    }

    long events() {
        return events;
    }

    Position last() {
        return last;
    }

    /** A line named {@code name} that says what the lines before it come to. */
    String mark(String name) {
        var line = Json.object();
        line.putObject(name).put("events", events).put("position", last.value()).put("sha256", digest().hex());
        return Json.write(line);
    }

    private Digest digest() {
        return Digest.of(copyOf(hash).digest());
    }

    /** Looking an algorithm up may read files; a copy of one that was found does not. */
    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    private static MessageDigest copyOf(MessageDigest hash) {
        try {
            return (MessageDigest) hash.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The platform's SHA-256 cannot be copied", impossible);
        }
    }
}
