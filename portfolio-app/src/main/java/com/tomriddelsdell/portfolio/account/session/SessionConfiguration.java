package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.account.AccountEvent;
import com.tomriddelsdell.portfolio.account.view.OpenGrants;
import com.tomriddelsdell.portfolio.platform.security.SecurityLog;
import com.tomriddelsdell.portfolio.platform.security.SignInMethod;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private final Clock clock = Clock.systemUTC();

    @Bean
    Tokens tokens(SessionProperties properties) {
        var longest = properties.length().compareTo(properties.apiTokens()) > 0
                ? properties.length()
                : properties.apiTokens();
        return new Tokens(
                SigningKeys.load(properties.keys(), properties.rotateKeysAfter(), longest, clock.instant()), clock);
    }

    @Bean
    Accounts accounts(EventStore store, EventCodec<AccountEvent> codec, OpenGrants grants) {
        return new Accounts(store, codec, grants);
    }

    @Bean
    SessionCookies sessionCookies(SessionProperties properties) {
        return new SessionCookies(properties.secure());
    }

    @Bean
    Sessions sessions(Accounts accounts, Tokens tokens, SessionCookies cookies, SessionProperties properties) {
        return new Sessions(accounts, tokens, cookies, properties, clock);
    }

    @Bean
    ApiTokens apiTokens(Accounts accounts, Tokens tokens, SessionProperties properties) {
        return new ApiTokens(accounts, tokens, properties.apiTokens(), clock);
    }

    @Bean
    ServerSecurityContextRepository sessionContexts(Sessions sessions) {
        return new SessionContexts(sessions);
    }

    @Bean
    SignInFlows signInFlows(Tokens tokens, SessionCookies cookies) {
        return new SignInFlows(tokens, cookies, clock);
    }

    @Bean
    SecurityLog accountLog(Accounts accounts) {
        return new AccountLog(accounts);
    }

    @Bean
    SignInMethod bearerSignIn(ApiTokens tokens) {
        return new BearerSignIn(tokens);
    }
}
