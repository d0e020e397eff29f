package com.tomriddelsdell.portfolio.platform.http;

/** In which order requests pass the filters: all of them after those of security, which stand at -100. */
final class FilterOrder {

    static final int ENCODING = -95;
    static final int CROSS_SITE = -90;
    static final int BODY_LIMIT = -80;

    private FilterOrder() {}
}
