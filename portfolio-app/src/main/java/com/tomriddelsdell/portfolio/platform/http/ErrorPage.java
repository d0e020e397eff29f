package com.tomriddelsdell.portfolio.platform.http;

/** What people see, instead of problem details, when a page cannot be shown. */
public interface ErrorPage {

    /** The HTML of the page. */
    String render(Problem problem);
}
