package com.tomriddelsdell.eventstore.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The randomness and the size of a test. Its seed is printed, so that a failure can be repeated as far as the machine's
 * timing allows.
 */
final class Chance {

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** With the seed that the system property {@code testkit.seed} gives, or a new one. */
    static Chance printed(String test) {
        var seed = Long.getLong("testkit.seed", System.nanoTime());
        System.out.printf("%s: -Dtestkit.seed=%d%n", test, seed);
        return new Chance(seed);
    }

    /** How many there are under the load that the system property {@code testkit.load} asks for. */
    static int scaled(int count) {
        return Math.multiplyExact(count, Integer.getInteger("testkit.load", 1));
    }

    /** A source of chance for one writer, so that each draws the same whatever the others do. */
    Chance split() {
        return new Chance(random.nextLong());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int likelihood) {
        return below(100) < likelihood;
    }

    <T> List<T> shuffled(Collection<T> ordered) {
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    /** From nothing to ten milliseconds, short ones as likely as long ones. */
    Duration moment() {
        return Duration.ofNanos((long) Math.pow(10, random.nextDouble(7)));
    }
}
