package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.view.ProjectCursor;
import com.tomriddelsdell.portfolio.project.view.ProjectFilter;
import com.tomriddelsdell.portfolio.project.view.ProjectLabels;
import com.tomriddelsdell.portfolio.project.view.ProjectPage;
import com.tomriddelsdell.portfolio.project.view.ProjectSummary;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** A page of published projects, ready to be shown. */
record ProjectsView(ProjectPage page, ProjectFilter filter, ProjectCursor cursor, ProjectLabels labels) {

    List<ProjectSummary> items() {
        return page.items();
    }

    /** The position after which changes are to be followed. */
    long after() {
        return page.checkpoint().position().value();
    }

    /** The address of this page. */
    String address() {
        return address(filter, cursor);
    }

    /** The address of the next page; empty on the last. */
    String next() {
        var next = page.next();
        return next == null ? "" : address(filter, next);
    }

    /** The same search in another category; in all of them if {@code category} is empty. */
    String inCategory(String category) {
        return address(new ProjectFilter(category, filter.tag(), filter.search()), ProjectCursor.FIRST);
    }

    /** The same search with another tag; whatever the tags if {@code tag} is empty. */
    String tagged(String tag) {
        return address(new ProjectFilter(filter.category(), tag, filter.search()), ProjectCursor.FIRST);
    }

    private static String address(ProjectFilter filter, ProjectCursor cursor) {
        var address = UriComponentsBuilder.fromPath("/projects");
        add(address, "category", filter.category());
        add(address, "tag", filter.tag());
        add(address, "search", filter.search());
        if (!cursor.equals(ProjectCursor.FIRST)) {
            address.queryParam("cursor", cursor.written());
        }
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
