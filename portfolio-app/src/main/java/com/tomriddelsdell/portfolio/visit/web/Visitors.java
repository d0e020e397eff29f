package com.tomriddelsdell.portfolio.visit.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has been here on one day, as far as a visit must be told from a second look. What is known are digests with a salt that
 * nobody sees, in memory only; both are gone the next day, or with the process.
 */
final class Visitors {

    private static final int MAX = 50_000;

    private final LocalDate day;
    private final byte[] salt;
    private final Set<Long> seen = ConcurrentHashMap.newKeySet();

    Visitors(LocalDate day, byte[] salt) {
        this.day = day;
        this.salt = salt.clone();
    }

    boolean areOf(LocalDate other) {
        return day.equals(other);
    }

    /** Whether this is their first look of the day. After so many visitors that they cannot be remembered, it is not. */
    boolean isNew(Look look) {
        return seen.size() < MAX && seen.add(digest(look));
    }

    private long digest(Look look) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            sha256.update(look.address().getBytes(StandardCharsets.UTF_8));
            sha256.update(look.agent().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(sha256.digest()).getLong();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
