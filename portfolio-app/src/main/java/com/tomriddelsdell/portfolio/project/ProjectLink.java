package com.tomriddelsdell.portfolio.project;

/**
 * Leads from a project to somewhere else.
 *
 * @param label what the link says
 * @param url where it leads, an address of http or https
 */
public record ProjectLink(String label, String url) {}
