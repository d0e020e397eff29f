package com.tomriddelsdell.portfolio.account;

import java.util.Optional;

/**
 * Somebody, as a provider of identities tells.
 *
 * @param provider the name of the provider in the configuration
 * @param subject what the provider calls them for ever
 * @param verifiedEmail their address, if the provider says that it is theirs
 * @param name what to call them on a page; not kept
 */
public record Identity(String provider, String subject, Optional<String> verifiedEmail, String name) {

    /** The key of their account. */
    public String account() {
        return AccountStreams.key(provider, subject);
    }
}
