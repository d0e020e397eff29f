package com.tomriddelsdell.portfolio.account.session;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in, and what their sessions are signed with.
 *
 * @param keys the file of the signing keys, made when it is not there; processes that share a database share it too
 * @param rotateKeysAfter how old a key may be, at a start, to still sign
 * @param access how long a browser is let in before its refresh token is exchanged
 * @param length how long a session lasts, however often its tokens were exchanged
 * @param apiTokens the longest life of a program's token
 * @param secure whether cookies go over HTTPS only; when left out, as the request came
 */
@ConfigurationProperties("portfolio.session")
record SessionProperties(
        @DefaultValue("./data/keys/sessions.jwks") Path keys,
        @DefaultValue("90d") Duration rotateKeysAfter,
        @DefaultValue("5m") Duration access,
        @DefaultValue("14d") Duration length,
        @DefaultValue("90d") Duration apiTokens,
        @Nullable Boolean secure) {}
