package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One copy of a read model. It is fed by a {@linkplain #subscription() subscription} of its own.
 *
 * @param number from 1
 * @param version which {@linkplain RebuildableProjection#version() version} of the code began it
 * @param partitions on how many it is fed
 * @param createdAt when it was begun, by the store's clock
 */
public record Generation(
        String projection, int number, int version, int partitions, GenerationState state, Instant createdAt) {

    public Generation {
        requireNonNull(projection, "projection");
        requireNonNull(state, "state");
        requireNonNull(createdAt, "createdAt");
    }

    /** The name of the subscription that feeds it. */
    public String subscription() {
        return subscription(projection, number);
    }

    /** The name of the subscription that feeds a generation of a projection. */
    public static String subscription(String projection, int generation) {
        return "%s.g%d".formatted(requireNonNull(projection, "projection"), generation);
    }
}
