package com.tomriddelsdell.portfolio.platform.http;

import org.springframework.http.HttpHeaders;

/** What people see, instead of problem details, when a page cannot be shown. */
public interface ErrorPage {

    /**
     * The HTML of the page.
     *
     * @param request what came with the request, such as the languages that its sender reads
     */
    String render(Problem problem, HttpHeaders request);
}
