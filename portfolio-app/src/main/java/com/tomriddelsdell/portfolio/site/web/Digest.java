package com.tomriddelsdell.portfolio.site.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Short names for contents: another content has another name. */
final class Digest {

    private static final int LENGTH = 12;

    private Digest() {}

    static String of(Collection<byte[]> parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            parts.forEach(sha256::update);
            return HexFormat.of().formatHex(sha256.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The entity tag of {@code content}; weak, for it says nothing about the compression. */
    static String tag(String content) {
        return "W/\"%s\"".formatted(of(List.of(content.getBytes(StandardCharsets.UTF_8))));
    }
}
