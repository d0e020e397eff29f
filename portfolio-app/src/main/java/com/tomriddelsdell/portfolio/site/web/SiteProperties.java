package com.tomriddelsdell.portfolio.site.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the site says about its owner, and where it is.
 *
 * @param owner their name
 * @param headline the first sentence of the landing page
 * @param introduction the paragraph below it
 * @param baseUrl how others reach the site, as in feeds, the sitemap and previews; never taken from a request, which
 *     could lie
 */
@Validated
@ConfigurationProperties("portfolio.site")
record SiteProperties(
        @NotBlank String owner,
        @NotBlank String headline,
        @NotBlank String introduction,

        @DefaultValue("http://localhost:8080") @Pattern(regexp = "https?://[A-Za-z0-9.:\\[\\]-]+(?:/[A-Za-z0-9/_-]*)?")
        String baseUrl) {

    /** The base URL without a slash at its end. */
    String address() {
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }
}
