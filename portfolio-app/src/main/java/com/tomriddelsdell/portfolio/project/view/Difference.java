package com.tomriddelsdell.portfolio.project.view;

import com.github.difflib.DiffUtils;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectImages;
import com.tomriddelsdell.portfolio.project.ProjectLink;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines of a field that were replaced by others.
 *
 * @param line where the removed ones began, or where the added ones were put, counted from 1
 * @param removed none if lines were only added
 * @param added none if lines were only removed
 */
public record Difference(String field, int line, List<String> removed, List<String> added) {

    public Difference {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** Everything that is different in {@code after}, field by field. */
    public static List<Difference> between(ProjectContent before, ProjectContent after) {
        return Stream.of(
                        of("title", ProjectContent::title, before, after),
                        of("summary", ProjectContent::summary, before, after),
                        of("body", ProjectContent::body, before, after),
                        of("category", ProjectContent::category, before, after),
                        of("tags", content -> String.join("\n", content.tags()), before, after),
                        of("links", Difference::links, before, after))
                .flatMap(List::stream)
                .toList();
    }

    /** What is different in {@code after}: each image is a line with its id and its description. */
    static List<Difference> between(ProjectImages before, ProjectImages after) {
        return Stream.of(of("images", lines(before), lines(after)), of("cover", before.cover(), after.cover()))
                .flatMap(List::stream)
                .toList();
    }

    private static String lines(ProjectImages images) {
        return images.items().stream()
                .map(item -> item.id() + " | " + item.alt())
                .collect(Collectors.joining("\n"));
    }

    static List<Difference> of(String field, String before, String after) {
        return DiffUtils.diff(lines(before), lines(after)).getDeltas().stream()
                .map(delta -> new Difference(
                        field,
                        delta.getSource().getPosition() + 1,
                        delta.getSource().getLines(),
                        delta.getTarget().getLines()))
                .toList();
    }

    private static List<Difference> of(
            String field, Function<ProjectContent, String> text, ProjectContent before, ProjectContent after) {
        return of(field, text.apply(before), text.apply(after));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static String links(ProjectContent content) {
        return content.links().stream().map(Difference::line).collect(Collectors.joining("\n"));
    }

    private static String line(ProjectLink link) {
        return link.label() + " | " + link.url();
    }
}
