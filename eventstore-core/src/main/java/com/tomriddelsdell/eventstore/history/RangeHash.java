package com.tomriddelsdell.eventstore.history;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of a range while its events come in. For one thread at a time. */
final class RangeHash {

    /** Looking an algorithm up may read files; a copy of one that was found does not. */
    private static final MessageDigest SHA_256 = sha256();

    private final Position after;
    private final Position to;
    private final MessageDigest hash;
    private final CanonicalForm form = new CanonicalForm();
    private long events;

    private RangeHash(Position after, Position to, MessageDigest hash) {
        this.after = after;
        this.to = to;
        this.hash = hash;
    }

    static RangeHash following(RangeDigest before, Position to) {
        var range = new RangeHash(before.to(), to, copyOfSha256());
        range.hash.update(before.digest().bytes());
        range.hash.update(range.form.ofRange(before.to(), to));
        return range;
    }

    RangeHash with(RecordedEvent event) {
        hash.update(form.of(event));
        events++;
        return this;
    }

    RangeDigest finish() {
        return new RangeDigest(after, to, events, Digest.of(hash.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    private static MessageDigest copyOfSha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The platform's SHA-256 cannot be copied", impossible);
        }
    }
}
