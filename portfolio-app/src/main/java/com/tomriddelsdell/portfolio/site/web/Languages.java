package com.tomriddelsdell.portfolio.site.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.HttpHeaders;

/**
 * The languages that the pages speak: English, from {@code texts.properties} beside this class, and one more for each
 * {@code texts_<language tag>.properties} there. What such a file leaves out is said in English.
 */
final class Languages {

    private static final Locale DEFAULT = Locale.ENGLISH;
    private static final Pattern NAME = Pattern.compile("texts_([A-Za-z0-9-]+)\\.properties");

    private final Texts english;
    private final Map<Locale, Texts> all = new LinkedHashMap<>();

    private Languages(Map<String, String> english, Map<Locale, Map<String, String>> others) {
        this.english = new Texts(DEFAULT, english);
        all.put(DEFAULT, this.english);
        others.forEach((locale, texts) -> {
            var complete = new HashMap<>(english);
            complete.putAll(texts);
            all.put(locale, new Texts(locale, complete));
        });
    }

    /** Reads files: to be called at start-up. */
    static Languages load() {
        var others = new LinkedHashMap<Locale, Map<String, String>>();
        for (var file : find("texts_*.properties")) {
            var name = NAME.matcher(Objects.requireNonNull(file.getFilename()));
            if (name.matches()) {
                others.put(Locale.forLanguageTag(name.group(1)), read(file));
            }
        }
        return new Languages(read(find("texts.properties").getFirst()), others);
    }

    Texts english() {
        return english;
    }

    List<Texts> all() {
        return List.copyOf(all.values());
    }

    /** What suits {@code Accept-Language} best; English when nothing does, or when it cannot be read. */
    Texts preferred(HttpHeaders headers) {
        return Objects.requireNonNullElse(all.get(Locale.lookup(ranges(headers), all.keySet())), english);
    }

    private static List<Locale.LanguageRange> ranges(HttpHeaders headers) {
        try {
            return headers.getAcceptLanguage();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static List<Resource> find(String pattern) {
        try {
            var room = Languages.class.getPackageName().replace('.', '/');
            return List.of(new PathMatchingResourcePatternResolver(Languages.class.getClassLoader())
                    .getResources("classpath*:%s/%s".formatted(room, pattern)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> read(Resource file) {
        try {
            return texts(PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> texts(Properties properties) {
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }
}
