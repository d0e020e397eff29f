package com.tomriddelsdell.portfolio.project;

/** What must be remembered of a project to decide about it. */
public sealed interface Project {

    /** It was never created, or has been deleted. */
    record Absent() implements Project {}

    /** It exists; only who runs the site sees it unless it is {@code published}. */
    record Existing(ProjectContent content, OrderKey orderKey, boolean published) implements Project {

        Existing with(ProjectContent replacement) {
            return new Existing(replacement, orderKey, published);
        }

        Existing at(OrderKey replacement) {
            return new Existing(content, replacement, published);
        }

        Existing published(boolean now) {
            return new Existing(content, orderKey, now);
        }
    }
}
