package com.tomriddelsdell.portfolio.project.admin;

/** A project was to be moved next to one that does not exist. */
public final class NeighbourNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NeighbourNotFoundException() {
        super("There is no project to move it to", null, false, false);
    }
}
