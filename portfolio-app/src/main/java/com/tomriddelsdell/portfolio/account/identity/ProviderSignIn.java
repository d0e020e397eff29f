package com.tomriddelsdell.portfolio.account.identity;

import com.tomriddelsdell.portfolio.account.AccountCommand.RefuseSignIn;
import com.tomriddelsdell.portfolio.account.AccountEvent.Refusal;
import com.tomriddelsdell.portfolio.account.Identity;
import com.tomriddelsdell.portfolio.account.Role;
import com.tomriddelsdell.portfolio.account.session.Accounts;
import com.tomriddelsdell.portfolio.account.session.Sessions;
import com.tomriddelsdell.portfolio.account.session.SignInFlows;
import com.tomriddelsdell.portfolio.platform.http.Problem;
import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import com.tomriddelsdell.portfolio.platform.security.SignInMethod;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets people in whom a provider of identities vouches for: authorization code with PKCE, state and nonce. */
final class ProviderSignIn implements SignInMethod {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private static final Problem FAILED = Problem.of(
            HttpStatus.UNAUTHORIZED,
            "sign-in-failed",
            "Not signed in",
            "Signing in did not work, or took too long. Please begin again.");

    private static final Problem NOT_INVITED = Problem.of(
            HttpStatus.FORBIDDEN, "not-invited", "Not invited", "We know who you are, but you may not sign in here.");

    private final Providers providers;
    private final Roles roles;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInFlows flows;
    private final ProblemExceptionHandler problems;

    ProviderSignIn(
            Providers providers,
            Roles roles,
            Accounts accounts,
            Sessions sessions,
            SignInFlows flows,
            ProblemExceptionHandler problems) {
        this.providers = providers;
        this.roles = roles;
        this.accounts = accounts;
        this.sessions = sessions;
        this.flows = flows;
        this.problems = problems;
    }

    @Override
    public void addTo(ServerHttpSecurity http, ServerAuthenticationEntryPoint refusal) {
        http.oauth2Login(login -> login.clientRegistrationRepository(providers)
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationRequestRepository(flows)
                .authorizationRequestResolver(resolver())
                .authenticationMatcher(new PathPatternParserServerWebExchangeMatcher(Providers.CALLBACK))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authenticationSuccessHandler(this::succeeded)
                .authenticationFailureHandler(this::failed));
    }

    private ServerOAuth2AuthorizationRequestResolver resolver() {
        var resolver = new DefaultServerOAuth2AuthorizationRequestResolver(
                providers, new PathPatternParserServerWebExchangeMatcher("/sign-in/to/{registrationId}"));
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private Mono<Void> succeeded(WebFilterExchange filter, Authentication proven) {
        var exchange = filter.getExchange();
        var identity = Identities.of((OAuth2AuthenticationToken) proven);
        return roles.of(identity)
                .map(role -> welcome(identity, role, exchange))
                .orElseGet(() -> turnAway(identity, exchange));
    }

    private Mono<Void> welcome(Identity identity, Role role, ServerWebExchange exchange) {
        return sessions.begin(identity, role, exchange).then(Mono.fromRunnable(() -> {
            exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
            exchange.getResponse().getHeaders().setLocation(URI.create(SignInFlows.returnAddress(exchange)));
        }));
    }

    private Mono<Void> turnAway(Identity identity, ServerWebExchange exchange) {
        return accounts.note(identity.account(), new RefuseSignIn(identity.provider(), Refusal.NOT_INVITED))
                .then(Mono.defer(() -> problems.write(exchange, NOT_INVITED, HttpHeaders.EMPTY)));
    }

    private Mono<Void> failed(WebFilterExchange filter, AuthenticationException failure) {
        LOG.atInfo()
                .addKeyValue(
                        "reason",
                        failure instanceof OAuth2AuthenticationException known
                                ? known.getError().getErrorCode()
                                : failure.getClass().getSimpleName())
                .log("A sign-in failed");
        return problems.write(filter.getExchange(), FAILED, HttpHeaders.EMPTY);
    }
}
