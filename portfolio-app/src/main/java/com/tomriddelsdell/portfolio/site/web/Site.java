package com.tomriddelsdell.portfolio.site.web;

import java.time.Instant;
import java.util.Objects;

/**
 * What every page knows.
 *
 * @param baseUrl where the site is, without a slash at the end
 * @param texts what it says, in the language of whoever reads it
 */
record Site(String owner, String headline, String introduction, Assets assets, String baseUrl, Texts texts) {

    static Site of(SiteProperties properties, Assets assets, Texts texts) {
        return new Site(
                properties.owner(),
                properties.headline(),
                properties.introduction(),
                assets,
                properties.address(),
                texts);
    }

    /** The same in another language. */
    Site in(Texts others) {
        return new Site(owner, headline, introduction, assets, baseUrl, others);
    }

    String asset(String name) {
        return assets.url(name);
    }

    /** The whole address of what is at {@code path}. */
    String url(String path) {
        return baseUrl + path;
    }

    String language() {
        return texts.locale().toLanguageTag();
    }

    String text(String name, Object... values) {
        return texts.get(name, values);
    }

    /** The text of that name, or {@code otherwise} if there is none. */
    String textOr(String name, String otherwise) {
        return Objects.requireNonNullElse(texts.find(name), otherwise);
    }

    String day(Instant instant) {
        return texts.day(instant);
    }
}
