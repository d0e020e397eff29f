package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.markdown.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A digest of everything that turns an event into a page, but for the event: templates, views, texts, assets and what
 * the site says about its owner. The same event gives the same page as long as it stays the same.
 */
final class Shape {

    private Shape() {}

    /** Reads files: to be called at start-up. */
    static String of(SiteProperties properties, Assets assets) {
        try {
            var parts = new ArrayList<byte[]>();
            parts.add(properties.toString().getBytes(StandardCharsets.UTF_8));
            parts.add(assets.url("site.css").getBytes(StandardCharsets.UTF_8));
            for (var room : List.of(Shape.class, Markdown.class)) {
                for (var file : files(room)) {
                    parts.add(file.getContentAsByteArray());
                }
            }
            return Digest.of(parts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Resource[] files(Class<?> room) throws IOException {
        var files = new PathMatchingResourcePatternResolver(room.getClassLoader())
                .getResources(
                        "classpath*:%s/*.*".formatted(room.getPackageName().replace('.', '/')));
        if (files.length == 0) {
            throw new IllegalStateException("no files are found beside " + room.getName());
        }
        Arrays.sort(files, Comparator.comparing(Shape::name));
        return files;
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
