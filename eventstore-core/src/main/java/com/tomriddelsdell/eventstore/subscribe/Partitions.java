package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.StreamId;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Which partition of a subscription a stream belongs to: the CRC-32C (RFC 3720) of its written form in UTF-8, unsigned,
 * modulo the number of partitions. This never changes: checkpoints rest on it.
 */
public final class Partitions {

    private Partitions() {}

    /** The partition of {@code stream}, from 0. */
    public static int of(StreamId stream, int partitions) {
        var checksum = new CRC32C();
        checksum.update(stream.toString().getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % partitions);
    }
}
