package com.tomriddelsdell.portfolio.project;

/** What must be remembered of a project to decide about it. */
public sealed interface Project {

    /** It was never created, or has been deleted. */
    record Absent() implements Project {}

    /** It exists; only who runs the site sees it unless it is {@code published}. */
    record Existing(ProjectContent content, OrderKey orderKey, boolean published, ProjectImages images)
            implements Project {

        /** One without images. */
        public Existing(ProjectContent content, OrderKey orderKey, boolean published) {
            this(content, orderKey, published, ProjectImages.NONE);
        }

        Existing with(ProjectContent replacement) {
            return new Existing(replacement, orderKey, published, images);
        }

        Existing at(OrderKey replacement) {
            return new Existing(content, replacement, published, images);
        }

        Existing published(boolean now) {
            return new Existing(content, orderKey, now, images);
        }

        Existing showing(ProjectImages replacement) {
            return new Existing(content, orderKey, published, replacement);
        }
    }
}
