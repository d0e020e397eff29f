package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.InvalidProjectException;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectLink;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A project as a program sends it. A field that is missing or null counts as left empty. */
record ProjectBody(JsonNode body) {

    private static final String NO_TEXT = "This must be a text.";

    private static final List<Form> FORMS = List.of(
            new Form("slug", JsonNode::isString, NO_TEXT),
            new Form("title", JsonNode::isString, NO_TEXT),
            new Form("summary", JsonNode::isString, NO_TEXT),
            new Form("body", JsonNode::isString, NO_TEXT),
            new Form("category", JsonNode::isString, NO_TEXT),
            new Form("tags", ProjectBody::isTexts, "This must be a list of texts."),
            new Form("links", ProjectBody::isLinks, "This must be a list of objects with the texts label and url."));

    /**
     * @throws InvalidProjectException if a field is of another form, which the rest is not worth looking at for
     */
    ProjectBody {
        var violations = violations(body);
        if (!violations.isEmpty()) {
            throw new InvalidProjectException(violations);
        }
    }

    String slug() {
        return text(body, "slug");
    }

    ProjectContent content() {
        return new ProjectContent(
                text(body, "title"),
                text(body, "summary"),
                text(body, "body"),
                text(body, "category"),
                body.path("tags").valueStream().map(JsonNode::stringValue).toList(),
                body.path("links")
                        .valueStream()
                        .map(link -> new ProjectLink(text(link, "label"), text(link, "url")))
                        .toList());
    }

    private static List<Violation> violations(JsonNode body) {
        return FORMS.stream()
                .filter(form -> form.isBrokenBy(body.path(form.field())))
                .map(form -> new Violation(form.field(), form.message()))
                .toList();
    }

    private static boolean isTexts(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isString);
    }

    private static boolean isLinks(JsonNode value) {
        return value.isArray()
                && value.valueStream()
                        .allMatch(link -> link.path("label").isString()
                                && link.path("url").isString());
    }

    private static String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private record Form(String field, Predicate<JsonNode> accepts, String message) {

        boolean isBrokenBy(JsonNode value) {
            return !value.isMissingNode() && !value.isNull() && !accepts.test(value);
        }
    }
}
