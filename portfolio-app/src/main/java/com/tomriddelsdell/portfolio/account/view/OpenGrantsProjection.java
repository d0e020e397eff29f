package com.tomriddelsdell.portfolio.account.view;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.portfolio.account.AccountEvent;
import com.tomriddelsdell.portfolio.account.AccountEvent.AccessDenied;
import com.tomriddelsdell.portfolio.account.AccountEvent.ApiTokenIssued;
import com.tomriddelsdell.portfolio.account.AccountEvent.ApiTokenRevoked;
import com.tomriddelsdell.portfolio.account.AccountEvent.RefreshTokenReused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SessionRefreshed;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignInRefused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedIn;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOut;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOutEverywhere;
import com.tomriddelsdell.portfolio.account.AccountStreams;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the table of open sessions and tokens: a row begins with one and goes with it. */
final class OpenGrantsProjection implements Projection<Connection> {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "portfolio.account-grants";

    private static final String EXPIRE = "DELETE FROM portfolio.account_grant WHERE until <= $1";
    private static final String INSERT =
            "INSERT INTO portfolio.account_grant (id, account, session, until) VALUES ($1, $2, $3, $4)";
    private static final String END = "DELETE FROM portfolio.account_grant WHERE id = $1";
    private static final String END_SESSIONS = "DELETE FROM portfolio.account_grant WHERE account = $1 AND session";

    private final EventCodec<AccountEvent> codec;

    OpenGrantsProjection(EventCodec<AccountEvent> codec) {
        this.codec = codec;
    }

    Subscription<Connection> subscription() {
        return Subscription.projecting(NAME, this).only(EventFilter.everything().inCategories(AccountStreams.CATEGORY));
    }

    @Override
    public Mono<Void> apply(Connection transaction, RecordedEvent event) {
        return codec.decoded(event)
                .flatMapIterable(given -> given)
                .concatMap(given -> apply(transaction, event, given.event()))
                .then();
    }

    private static Mono<Void> apply(Connection transaction, RecordedEvent source, AccountEvent event) {
        var account = source.stream().key();
        return switch (event) {
            case SignedIn(var session, var provider, var role, var until) ->
                run(transaction, EXPIRE, source.recordedAt())
                        .then(run(transaction, INSERT, session, account, true, until));
            case ApiTokenIssued(var token, var name, var mayWrite, var role, var until) ->
                run(transaction, INSERT, token, account, false, until);
            case SignedOut(var session) -> run(transaction, END, session);
            case RefreshTokenReused(var session, var generation) -> run(transaction, END, session);
            case ApiTokenRevoked(var token) -> run(transaction, END, token);
            case SignedOutEverywhere() -> run(transaction, END_SESSIONS, account);
            case SignInRefused refused -> Mono.empty();
            case SessionRefreshed refreshed -> Mono.empty();
            case AccessDenied denied -> Mono.empty();
        };
    }

    private static Mono<Void> run(Connection transaction, String sql, Object... values) {
        return Mono.defer(() -> {
            var statement = transaction.createStatement(sql);
            for (var i = 0; i < values.length; i++) {
                statement.bind(i, values[i]);
            }
            return Flux.from(statement.execute())
                    .flatMap(Result::getRowsUpdated)
                    .then();
        });
    }
}
