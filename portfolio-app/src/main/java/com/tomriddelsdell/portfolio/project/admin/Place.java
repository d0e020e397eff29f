package com.tomriddelsdell.portfolio.project.admin;

import com.tomriddelsdell.portfolio.project.Slug;

/** Where a project is moved to. */
public sealed interface Place {

    record Before(Slug neighbour) implements Place {}

    record After(Slug neighbour) implements Place {}
}
