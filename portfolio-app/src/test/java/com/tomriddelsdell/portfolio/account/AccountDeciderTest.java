package com.tomriddelsdell.portfolio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tomriddelsdell.portfolio.account.AccountCommand.IssueApiToken;
import com.tomriddelsdell.portfolio.account.AccountCommand.Refresh;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignOut;
import com.tomriddelsdell.portfolio.account.AccountCommand.SignOutEverywhere;
import com.tomriddelsdell.portfolio.account.AccountEvent.RefreshTokenReused;
import com.tomriddelsdell.portfolio.account.AccountEvent.SessionRefreshed;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedIn;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOut;
import com.tomriddelsdell.portfolio.account.AccountEvent.SignedOutEverywhere;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(14));
    private static final SignedIn BEGUN = new SignedIn("s", "example", Role.ADMIN, UNTIL);

    private final AccountDecider decider = new AccountDecider();

    @Test
    void a_refresh_token_is_exchanged_for_the_next_generation() {
        assertThat(decide(new Refresh("s", 0, NOW), BEGUN)).containsExactly(new SessionRefreshed("s", 1, NOW));
    }

    @Test
    void the_token_before_is_borne_with_for_a_moment_and_exchanged_no_more() {
        var before = NOW.plus(AccountDecider.GRACE).minusMillis(1);

        assertThat(decide(new Refresh("s", 0, before), BEGUN, new SessionRefreshed("s", 1, NOW)))
                .isEmpty();
    }

    @Test
    void a_token_that_comes_again_ends_the_session() {
        var after = NOW.plus(AccountDecider.GRACE);

        assertThat(decide(new Refresh("s", 0, after), BEGUN, new SessionRefreshed("s", 1, NOW)))
                .containsExactly(new RefreshTokenReused("s", 0));
    }

    @Test
    void an_older_token_ends_the_session_at_once() {
        var events = new AccountEvent[] {BEGUN, new SessionRefreshed("s", 1, NOW), new SessionRefreshed("s", 2, NOW)};

        assertThat(decide(new Refresh("s", 0, NOW), events)).containsExactly(new RefreshTokenReused("s", 0));
    }

    @Test
    void a_session_that_was_ended_by_reuse_is_not_refreshed_even_by_the_right_token() {
        assertEnded(new Refresh("s", 1, NOW), BEGUN, new SessionRefreshed("s", 1, NOW), new RefreshTokenReused("s", 0));
    }

    @Test
    void a_session_that_ended_is_not_refreshed() {
        assertEnded(new Refresh("s", 0, NOW), BEGUN, new SignedOut("s"));
        assertEnded(new Refresh("s", 0, NOW), BEGUN, new SignedOutEverywhere());
        assertEnded(new Refresh("s", 0, UNTIL), BEGUN);
        assertEnded(new Refresh("another", 0, NOW), BEGUN);
    }

    @Test
    void signing_out_twice_changes_nothing() {
        assertThat(decide(new SignOut("s"), BEGUN, new SignedOut("s"))).isEmpty();
        assertThat(decide(new SignOutEverywhere(), BEGUN, new SignedOutEverywhere()))
                .isEmpty();
    }

    @Test
    void an_account_lets_in_so_many_programs_and_no_more() {
        var full = Account.EMPTY;
        for (var i = 0; i < AccountDecider.MAX_TOKENS; i++) {
            full = full.withToken("t" + i, new Account.ApiToken("name", false, UNTIL));
        }
        var account = full;
        var issue = new IssueApiToken("more", "name", false, Role.USER, NOW, UNTIL);

        assertThatThrownBy(() -> decider.decide(issue, account)).isInstanceOf(TooManyApiTokensException.class);
        assertThat(decider.decide(new IssueApiToken("more", "name", false, Role.USER, UNTIL, UNTIL), account))
                .hasSize(1);
    }

    private void assertEnded(Refresh refresh, AccountEvent... events) {
        assertThatThrownBy(() -> decide(refresh, events)).isInstanceOf(SessionEndedException.class);
    }

    private List<AccountEvent> decide(AccountCommand command, AccountEvent... events) {
        var account = decider.initialState();
        for (var event : events) {
            account = decider.evolve(account, event);
        }
        return decider.decide(command, account);
    }
}
