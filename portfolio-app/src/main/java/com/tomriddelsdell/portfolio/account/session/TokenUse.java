package com.tomriddelsdell.portfolio.account.session;

import java.util.Locale;

/** What a token is for. Each use is an audience of its own, so that no token passes for one of another use. */
enum TokenUse {
    ACCESS,
    REFRESH,
    API,
    SIGN_IN_FLOW;

    String audience() {
        return "portfolio:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
