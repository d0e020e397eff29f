package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.input.TypedText;
import java.util.List;
import java.util.Locale;

/**
 * What a project says. All of it is text, and HTML in it means nothing, but for the body, whose HTML is sanitised whenever
 * it is shown.
 *
 * @param title its name, on one line
 * @param summary what it is, in a sentence or two
 * @param body the whole story, in Markdown
 * @param category what kind of project it is, in lower case
 * @param tags what it has to do with, in lower case
 * @param links where else it can be found
 */
public record ProjectContent(
        String title, String summary, String body, String category, List<String> tags, List<ProjectLink> links) {

    public ProjectContent {
        tags = List.copyOf(tags);
        links = List.copyOf(links);
    }

    /** What somebody typed, made tidy. What is not acceptable about it is left to {@link ContentRules}. */
    ProjectContent tidy() {
        return new ProjectContent(
                TypedText.tidy(title),
                TypedText.oneLine(summary),
                TypedText.tidy(body),
                label(category),
                tags.stream().map(ProjectContent::label).distinct().toList(),
                links.stream().map(ProjectContent::tidy).toList());
    }

    private static String label(String typed) {
        return TypedText.tidy(typed).toLowerCase(Locale.ROOT);
    }

    private static ProjectLink tidy(ProjectLink link) {
        return new ProjectLink(TypedText.tidy(link.label()), TypedText.tidy(link.url()));
    }
}
