package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.input.TypedText;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the content of a project must be like. */
public final class ContentRules {

    public static final int MAX_TITLE = 120;
    public static final int MAX_SUMMARY = 300;
    public static final int MAX_BODY = 20_000;
    public static final int MAX_LABEL = 40;
    public static final int MAX_TAGS = 12;
    public static final int MAX_LINKS = 8;

    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}.][\\p{L}\\p{M}\\p{N} .+#/&-]*");

    private ContentRules() {}

    /** Everything that is wrong with {@code content}, at most one thing of each field. */
    static List<Violation> violations(ProjectContent content) {
        return Stream.of(
                        violation("title", titleProblem(content.title())),
                        violation("summary", TypedText.problemWith("The summary", content.summary(), MAX_SUMMARY)),
                        violation("body", TypedText.problemWith("The body", content.body(), MAX_BODY)),
                        violation("category", labelProblem("The category", content.category())),
                        violation("tags", tagsProblem(content.tags())),
                        violation("links", linksProblem(content.links())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Violation> violation(String field, Optional<String> problem) {
        return problem.map(message -> new Violation(field, message));
    }

    private static Optional<String> titleProblem(String title) {
        return TypedText.problemWith("The title", title, MAX_TITLE)
                .or(() -> title.indexOf('\n') < 0 ? Optional.empty() : Optional.of("The title must be on one line."));
    }

    private static Optional<String> labelProblem(String subject, String label) {
        return TypedText.problemWith(subject, label, MAX_LABEL)
                .or(
                        () -> LABEL.matcher(label).matches()
                                ? Optional.empty()
                                : Optional.of(
                                        subject
                                                + " begins with a letter or digit and consists of letters, digits, blanks and . + # / & -"));
    }

    private static Optional<String> tagsProblem(List<String> tags) {
        return tags.size() > MAX_TAGS
                ? Optional.of("There must be at most %d tags.".formatted(MAX_TAGS))
                : first(tags, tag -> labelProblem("Each tag", tag));
    }

    private static Optional<String> linksProblem(List<ProjectLink> links) {
        return links.size() > MAX_LINKS
                ? Optional.of("There must be at most %d links.".formatted(MAX_LINKS))
                : first(links, LinkRules::problemWith);
    }

    private static <T> Optional<String> first(List<T> items, Function<T, Optional<String>> problem) {
        return items.stream().map(problem).flatMap(Optional::stream).findFirst();
    }
}
