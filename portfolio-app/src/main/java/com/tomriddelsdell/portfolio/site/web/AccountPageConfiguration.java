package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.account.identity.Providers;
import com.tomriddelsdell.portfolio.account.session.Accounts;
import com.tomriddelsdell.portfolio.account.session.ApiTokens;
import com.tomriddelsdell.portfolio.account.session.Sessions;
import com.tomriddelsdell.portfolio.platform.security.SignInPage;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class AccountPageConfiguration {

    @Bean
    SignInPage signInPage(Pages pages, Providers providers) {
        return new SignInPages(pages, providers);
    }

    @Bean
    RouterFunction<ServerResponse> accountPageRoutes(
            ReactiveAuthenticationManager admin,
            Accounts accounts,
            Sessions sessions,
            ApiTokens tokens,
            Providers providers,
            Pages pages) {
        return AccountPageRoutes.of(
                new SignInPageHandler(admin, sessions, providers, pages),
                new AccountPageHandler(accounts, sessions, tokens, pages, Clock.systemUTC()));
    }
}
