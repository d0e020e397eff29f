package com.tomriddelsdell.portfolio.project;

/** Something was to be done to a project that does not exist, or no longer. */
public final class ProjectNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProjectNotFoundException() {
        super("There is no such project", null, false, false);
    }
}
