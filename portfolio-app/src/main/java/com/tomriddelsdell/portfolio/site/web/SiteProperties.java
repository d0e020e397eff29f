package com.tomriddelsdell.portfolio.site.web;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the site says about its owner.
 *
 * @param owner their name
 * @param headline the first sentence of the landing page
 * @param introduction the paragraph below it
 */
@Validated
@ConfigurationProperties("portfolio.site")
record SiteProperties(
        @NotBlank String owner,
        @NotBlank String headline,
        @NotBlank String introduction) {}
