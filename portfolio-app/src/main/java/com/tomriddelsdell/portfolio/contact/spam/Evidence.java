package com.tomriddelsdell.portfolio.contact.spam;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a request was sent.
 *
 * @param from the address that it came from; null when it is not known
 * @param token of the form; empty when there was no form
 * @param hidden what is in the field that people cannot see; empty when nothing is
 */
public record Evidence(@Nullable InetSocketAddress from, String token, String hidden) {

    /** The field that people cannot see, and therefore leave empty. */
    public static final String HIDDEN_FIELD = "website";

    /** The field that the token of the form is in. */
    public static final String TOKEN_FIELD = "form";
}
