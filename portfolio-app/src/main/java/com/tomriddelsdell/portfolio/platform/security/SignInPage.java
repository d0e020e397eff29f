package com.tomriddelsdell.portfolio.platform.security;

import org.springframework.util.MultiValueMap;

/** What people see, instead of problem details, when they must sign in first. */
public interface SignInPage {

    /**
     * The HTML of the page.
     *
     * @param address where they wanted to go
     * @param kept the fields of the form that they sent, to be sent again; empty when they sent none
     */
    String render(String address, MultiValueMap<String, String> kept);
}
