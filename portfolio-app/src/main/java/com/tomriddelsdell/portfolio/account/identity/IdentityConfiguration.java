package com.tomriddelsdell.portfolio.account.identity;

import com.tomriddelsdell.portfolio.account.session.Accounts;
import com.tomriddelsdell.portfolio.account.session.Sessions;
import com.tomriddelsdell.portfolio.account.session.SignInFlows;
import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import com.tomriddelsdell.portfolio.platform.security.SignInMethod;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    Providers providers(SignInProperties properties) {
        return new Providers(properties.providers());
    }

    @Bean
    SignInMethod providerSignIn(
            SignInProperties properties,
            Providers providers,
            Accounts accounts,
            Sessions sessions,
            SignInFlows flows,
            ProblemExceptionHandler problems) {
        return new ProviderSignIn(
                providers, new Roles(properties.roles(), properties.strangers()), accounts, sessions, flows, problems);
    }
}
