package com.tomriddelsdell.portfolio.project.view;

import java.util.List;

/** The categories and tags of the published projects, in alphabetical order. */
public record ProjectLabels(List<String> categories, List<String> tags) {

    public ProjectLabels {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
    }
}
