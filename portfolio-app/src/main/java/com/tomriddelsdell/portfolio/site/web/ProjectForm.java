package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectLink;
import com.tomriddelsdell.portfolio.project.view.CurrentProject;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * The form of a project as somebody filled it in.
 *
 * @param version the one that they have seen; empty while the project does not exist
 * @param tags separated by commas
 * @param links one on each line, the label before the address, with a bar between them
 */
record ProjectForm(
        String slug,
        String version,
        String title,
        String summary,
        String body,
        String category,
        String tags,
        String links) {

    static final ProjectForm EMPTY = new ProjectForm("", "", "", "", "", "", "", "");

    private static final char BAR = '|';

    static ProjectForm of(MultiValueMap<String, String> typed) {
        return new ProjectForm(
                value(typed, "slug"),
                value(typed, "version"),
                value(typed, "title"),
                value(typed, "summary"),
                value(typed, "body"),
                value(typed, "category"),
                value(typed, "tags"),
                value(typed, "links"));
    }

    static ProjectForm of(CurrentProject current) {
        var content = current.project().content();
        return new ProjectForm(
                current.slug().value(),
                current.version().toString(),
                content.title(),
                content.summary(),
                content.body(),
                content.category(),
                String.join(", ", content.tags()),
                content.links().stream().map(ProjectForm::line).collect(Collectors.joining("\n")));
    }

    /** The same, of a project that has moved on to {@code replacement}; empty for one that is to be created. */
    ProjectForm at(String slug, String replacement) {
        return new ProjectForm(slug, replacement, title, summary, body, category, tags, links);
    }

    boolean isNew() {
        return version.isEmpty();
    }

    ProjectContent toContent() {
        return new ProjectContent(
                title,
                summary,
                body,
                category,
                Arrays.stream(tags.split(",", -1)).filter(tag -> !tag.isBlank()).toList(),
                links.lines()
                        .filter(line -> !line.isBlank())
                        .map(ProjectForm::link)
                        .toList());
    }

    private static ProjectLink link(String line) {
        var bar = line.lastIndexOf(BAR);
        return bar < 0 ? new ProjectLink(line, line) : new ProjectLink(line.substring(0, bar), line.substring(bar + 1));
    }

    private static String line(ProjectLink link) {
        return link.label() + ' ' + BAR + ' ' + link.url();
    }

    private static String value(MultiValueMap<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "");
    }
}
