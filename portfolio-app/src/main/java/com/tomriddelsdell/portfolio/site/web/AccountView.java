package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.portfolio.account.Account;
import com.tomriddelsdell.portfolio.account.AccountEvent;
import com.tomriddelsdell.portfolio.account.Role;
import com.tomriddelsdell.portfolio.account.session.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the page of an account shows. */
record AccountView(
        String name,
        String role,
        boolean admin,
        String sessions,
        List<Token> tokens,
        List<Line> history,
        long longest,
        TokenForm form,
        String token,
        String notice) {

    static AccountView of(User user, Account account, List<Decoded<AccountEvent>> latest, long longest, Instant now) {
        var open = account.sessions().values().stream()
                .filter(session -> now.isBefore(session.until()))
                .count();
        return new AccountView(
                user.name(),
                user.role().name().toLowerCase(Locale.ROOT),
                user.role() == Role.ADMIN,
                open == 1 ? "signed in once" : "signed in %d times".formatted(open),
                tokens(account, now),
                latest.stream().map(Line::of).toList(),
                longest,
                TokenForm.blank(longest),
                "",
                "");
    }

    AccountView with(TokenForm replacement) {
        return new AccountView(name, role, admin, sessions, tokens, history, longest, replacement, token, notice);
    }

    AccountView withToken(String made) {
        return new AccountView(name, role, admin, sessions, tokens, history, longest, form, made, notice);
    }

    AccountView withNotice(String replacement) {
        return new AccountView(name, role, admin, sessions, tokens, history, longest, form, token, replacement);
    }

    String typedName() {
        return form.name();
    }

    String typedDays() {
        return form.days();
    }

    String nameError() {
        return form.nameError();
    }

    String daysError() {
        return form.daysError();
    }

    private static List<Token> tokens(Account account, Instant now) {
        return account.tokens().entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().until()))
                .map(entry -> Token.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Token::id))
                .toList();
    }

    record Token(String id, String name, String facts) {

        static Token of(String id, Account.ApiToken token) {
            return new Token(
                    id,
                    token.name(),
                    "%s until %s".formatted(token.mayWrite() ? "reads and writes" : "reads", Times.of(token.until())));
        }
    }

    record Line(Instant at, String time, String text) {

        static Line of(Decoded<AccountEvent> decoded) {
            var at = decoded.source().recordedAt();
            return new Line(at, Times.of(at), AccountWords.of(decoded.event()));
        }
    }
}
