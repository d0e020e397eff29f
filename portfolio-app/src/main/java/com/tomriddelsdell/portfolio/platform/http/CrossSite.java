package com.tomriddelsdell.portfolio.platform.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Which site made a browser send a request, as the browser says. */
public final class CrossSite {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    /** Whether nothing says that another site sent the request. */
    public static boolean isOwn(HttpHeaders headers) {
        var site = headers.getFirst("Sec-Fetch-Site");
        return site == null ? isOwn(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST)) : OWN.contains(site);
    }

    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        return origin == null || origin.endsWith("://" + host);
    }
}
