package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.account.Account;
import com.tomriddelsdell.portfolio.account.AccountCommand;
import com.tomriddelsdell.portfolio.account.AccountDecider;
import com.tomriddelsdell.portfolio.account.AccountEvent;
import com.tomriddelsdell.portfolio.account.AccountStreams;
import com.tomriddelsdell.portfolio.account.view.OpenGrants;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts by their keys. What a command changed counts for the next request. */
public final class Accounts {

    private final EventStore store;
    private final EventCodec<AccountEvent> codec;
    private final CommandHandler<AccountCommand, Account, AccountEvent> commands;
    private final OpenGrants grants;
    private final AccountDecider decider = new AccountDecider();

    Accounts(EventStore store, EventCodec<AccountEvent> codec, OpenGrants grants) {
        this.store = store;
        this.codec = codec;
        this.commands = new CommandHandler<>(store, codec, decider);
        this.grants = grants;
    }

    /** Asks something of an account, and completes once sessions and tokens that it ended are refused. */
    public Mono<Outcome<Account, AccountEvent>> handle(String account, AccountCommand command) {
        return commands.handle(AccountStreams.of(account), command)
                .flatMap(outcome -> outcome.events().isEmpty()
                        ? Mono.just(outcome)
                        : grants.reached(outcome.position()).thenReturn(outcome));
    }

    /** Notes something of an account, whose sessions and tokens stay as they are. */
    public Mono<Void> note(String account, AccountCommand command) {
        return commands.handle(AccountStreams.of(account), command).then();
    }

    public Mono<Boolean> isOpen(String account, String grant) {
        return grants.isOpen(account, grant);
    }

    /** What is open in an account. */
    public Mono<Account> find(String account) {
        return store.read(StreamRead.of(AccountStreams.of(account)))
                .concatMap(codec::decoded)
                .concatMapIterable(decoded -> decoded)
                .reduce(decider.initialState(), (state, decoded) -> decider.evolve(state, decoded.event()));
    }

    /** The last {@code limit} things that happened to an account, newest first. */
    public Flux<Decoded<AccountEvent>> latest(String account, int limit) {
        return store.read(StreamRead.of(AccountStreams.of(account)).backward().limit(limit))
                .concatMap(codec::decoded)
                .concatMapIterable(decoded -> decoded);
    }
}
