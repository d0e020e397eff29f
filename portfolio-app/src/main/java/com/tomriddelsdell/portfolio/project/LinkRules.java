package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.input.TypedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What a link of a project must be like: something that a browser follows to a site, and nothing that runs. */
final class LinkRules {

    private static final int MAX_LABEL = 60;
    private static final int MAX_URL = 500;

    private LinkRules() {}

    static Optional<String> problemWith(ProjectLink link) {
        return TypedText.problemWith("The label of each link", link.label(), MAX_LABEL)
                .or(() -> link.label().indexOf('\n') < 0
                        ? Optional.empty()
                        : Optional.of("The label of each link must be on one line."))
                .or(() -> TypedText.problemWith("The address of each link", link.url(), MAX_URL))
                .or(() -> leadsToASite(link.url())
                        ? Optional.empty()
                        : Optional.of("The address of each link begins with https:// or http:// and names a site."));
    }

    private static boolean leadsToASite(String url) {
        try {
            var address = new URI(url);
            return ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
