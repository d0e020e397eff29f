package com.tomriddelsdell.portfolio.site.web;

/** What every page knows. */
record Site(String owner, String headline, String introduction, Assets assets) {

    static Site of(SiteProperties properties, Assets assets) {
        return new Site(properties.owner(), properties.headline(), properties.introduction(), assets);
    }

    String asset(String name) {
        return assets.url(name);
    }
}
