package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The parts that names and letters are put together from. */
final class Letters {

    private final Map<?, ?> parts;

    private Letters(Map<?, ?> parts) {
        this.parts = parts;
    }

    /** Blocks while it reads: to be called at start-up. */
    static Letters read() {
        var file = new YamlMapFactoryBean();
        file.setResources(new ClassPathResource("letters.yaml", Letters.class));
        return new Letters(Objects.requireNonNull(file.getObject()));
    }

    String name(RandomGenerator random) {
        var names = map(field(parts, "names"));
        return one(random, field(names, "first")) + " " + one(random, field(names, "second"));
    }

    String letter(RandomGenerator random) {
        var kind = map(pick(random, list(field(parts, "letters"))));
        return "%s %s\n\n%s"
                .formatted(
                        one(random, field(kind, "opening")),
                        one(random, field(kind, "core")),
                        one(random, field(kind, "closing")));
    }

    String answer(RandomGenerator random, Category category) {
        return one(random, field(map(field(parts, "answers")), category.name()));
    }

    String note(RandomGenerator random) {
        return one(random, field(parts, "notes"));
    }

    Spam spam(RandomGenerator random) {
        var spam = map(pick(random, list(field(parts, "spam"))));
        return new Spam(
                field(spam, "text").toString(),
                list(field(spam, "reasons")).stream()
                        .map(reason -> SpamReason.valueOf(reason.toString()))
                        .toList());
    }

    private static String one(RandomGenerator random, Object texts) {
        return pick(random, list(texts)).toString();
    }

    private static Object pick(RandomGenerator random, List<?> from) {
        return Objects.requireNonNull(from.get(random.nextInt(from.size())));
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static Object field(Map<?, ?> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    /** What no person writes. */
    record Spam(String text, List<SpamReason> reasons) {}
}
