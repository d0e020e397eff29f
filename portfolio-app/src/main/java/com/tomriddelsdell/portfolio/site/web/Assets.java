package com.tomriddelsdell.portfolio.site.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * The style sheet, the scripts and the icon. Their address holds a digest of all of them, so that browsers may keep them
 * for ever and still get new ones at once; modules may import each other by relative names.
 */
final class Assets {

    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private final String version;

    private Assets(String... names) {
        for (var name : names) {
            contents.put(name, read(name));
        }
        version = digest();
    }

    static Assets load() {
        return new Assets(
                "site.css",
                "contact.js",
                "images.js",
                "inbox.js",
                "projects.js",
                "dashboard.js",
                "console.css",
                "console.js",
                "console-api.js",
                "console-ask.js",
                "console-audit.js",
                "console-days.js",
                "console-dom.js",
                "console-dry-runs.js",
                "console-event.js",
                "console-events.js",
                "console-form.js",
                "console-graph.js",
                "console-log.js",
                "console-more.js",
                "console-parked.js",
                "console-projections.js",
                "console-replay.js",
                "console-replays.js",
                "console-spark.js",
                "favicon.svg",
                "favicon.ico",
                "apple-touch-icon.png",
                "icon-192.png",
                "icon-512.png",
                "card.png");
    }

    String url(String name) {
        if (!contents.containsKey(name)) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return "/assets/%s/%s".formatted(version, name);
    }

    byte[] content(String name) {
        return Objects.requireNonNull(contents.get(name), name);
    }

    byte @Nullable [] find(String askedVersion, String name) {
        return askedVersion.equals(version) ? contents.get(name) : null;
    }

    private static byte[] read(String name) {
        try {
            return new ClassPathResource("assets/" + name).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String digest() {
        return Digest.of(contents.values());
    }
}
