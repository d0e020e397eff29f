package com.tomriddelsdell.portfolio.platform.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The largest request bodies that are accepted.
 *
 * @param api of a body sent by a program
 * @param form of a form sent by a browser, whose encoding makes up to twelve bytes of one character
 * @param admin of whatever the owner of the site sends, who writes longer texts
 * @param upload of an image that the owner of the site sends, and of the form around it
 */
@ConfigurationProperties("portfolio.body-limit")
record BodyLimitProperties(
        @DefaultValue("16KB") DataSize api,
        @DefaultValue("64KB") DataSize form,
        @DefaultValue("256KB") DataSize admin,
        @DefaultValue("11MB") DataSize upload) {}
