package com.tomriddelsdell.portfolio.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The owner of the site.
 *
 * @param password what the user {@code admin} proves themselves with; empty for a new one at every start
 */
@ConfigurationProperties("portfolio.admin")
record AdminProperties(@DefaultValue("") String password) {

    @Override
    public String toString() {
        return "AdminProperties[password=***]";
    }
}
