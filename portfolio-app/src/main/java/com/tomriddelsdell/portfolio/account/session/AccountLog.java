package com.tomriddelsdell.portfolio.account.session;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.tomriddelsdell.portfolio.account.AccountCommand.DenyAccess;
import com.tomriddelsdell.portfolio.account.AccountCommand.RefuseSignIn;
import com.tomriddelsdell.portfolio.account.AccountEvent.Refusal;
import com.tomriddelsdell.portfolio.platform.security.SecurityLog;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refusals as events of the accounts that they are about; of one account only so many, so that nobody fills the log. */
final class AccountLog implements SecurityLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLog.class);
    private static final int PER_PERIOD = 20;
    private static final int LONGEST_PATH = 200;
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int MOST_ACCOUNTS = 10_000;

    private final Accounts accounts;
    private final LoadingCache<String, Bucket> denials = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterAccess(PERIOD)
            .build(account -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(PER_PERIOD).refillGreedy(PER_PERIOD, PERIOD))
                    .build());

    AccountLog(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Mono<Void> passwordRefused() {
        var owner = LocalOwner.IDENTITY;
        return kept(accounts.note(owner.account(), new RefuseSignIn(owner.provider(), Refusal.WRONG_PASSWORD)));
    }

    @Override
    public Mono<Void> denied(Authentication who, ServerWebExchange exchange) {
        return who.getPrincipal() instanceof User user
                        && denials.get(user.account()).tryConsume(1)
                ? kept(accounts.note(user.account(), denial(exchange)))
                : Mono.empty();
    }

    private static DenyAccess denial(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        return new DenyAccess(request.getMethod().name(), path.substring(0, Math.min(path.length(), LONGEST_PATH)));
    }

    private static Mono<Void> kept(Mono<Void> note) {
        return note.onErrorResume(failure -> {
            LOG.warn("A refusal could not be kept", failure);
            return Mono.empty();
        });
    }
}
