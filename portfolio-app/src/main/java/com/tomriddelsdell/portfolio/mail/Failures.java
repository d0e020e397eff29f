package com.tomriddelsdell.portfolio.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** What went wrong between this program and a mail server, told without any word of the server. */
final class Failures {

    private static final int MOST = 30;
    private static final Pattern ENHANCED_CODE = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    /** The first that applies is told. */
    private static final List<Function<Throwable, @Nullable String>> TELLING = List.of(
            failure -> failure instanceof AuthenticationFailedException
                    ? "The mail server refused the user name or the password"
                    : null,
            failure -> failure instanceof SMTPAddressFailedException refused
                    ? "The mail server refused the recipient: " + code(refused.getReturnCode(), refused)
                    : null,
            failure -> failure instanceof SMTPSenderFailedException refused
                    ? "The mail server refused the sender, portfolio.mail.from: "
                            + code(refused.getReturnCode(), refused)
                    : null,
            failure -> failure instanceof SMTPSendFailedException refused
                    ? "The mail server refused the mail: " + code(refused.getReturnCode(), refused)
                    : null,
            failure -> failure instanceof MailConnectException away
                    ? "There is no connection to the mail server %s:%d".formatted(away.getHost(), away.getPort())
                    : null,
            failure -> failure instanceof SSLException ? "There is no encrypted connection to the mail server" : null,
            failure -> failure instanceof SocketTimeoutException ? "The mail server did not answer in time" : null,
            failure -> failure instanceof AddressException ? "The mail has an address that no mail can go to" : null);

    private Failures() {}

    static MailFailedException of(Throwable failure) {
        var all = all(failure);
        return new MailFailedException(TELLING.stream()
                .flatMap(telling -> all.stream().map(telling).filter(Objects::nonNull))
                .findFirst()
                .orElseGet(() -> "The mail could not be handed to the mail server: "
                        + List.copyOf(all).getLast().getClass().getSimpleName()));
    }

    static MailFailedException busy() {
        return new MailFailedException("Too many mails wait to be sent");
    }

    static MailFailedException stopped() {
        return new MailFailedException("This program stopped while the mail was being sent");
    }

    private static String code(int replyCode, MessagingException refused) {
        return enhanced(refused)
                .map(enhanced -> "%d %s".formatted(replyCode, enhanced))
                .orElseGet(() -> Integer.toString(replyCode));
    }

    private static Optional<String> enhanced(MessagingException refused) {
        return Optional.ofNullable(refused.getMessage())
                .map(ENHANCED_CODE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    /** {@code failure} and what it came from, in all the ways in which failures of mail are chained. */
    private static Set<Throwable> all(Throwable failure) {
        var all = new LinkedHashSet<Throwable>();
        var open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty() && all.size() < MOST) {
            var next = open.removeFirst();
            if (all.add(next)) {
                from(next).forEach(open::addLast);
            }
        }
        return all;
    }

    private static Stream<Throwable> from(Throwable failure) {
        var chained = switch (failure) {
            case MailSendException send -> Stream.<Throwable>of(send.getMessageExceptions());
            case MessagingException messaging -> Stream.<Throwable>ofNullable(messaging.getNextException());
            default -> Stream.<Throwable>empty();
        };
        return Stream.concat(chained, Stream.ofNullable(failure.getCause()));
    }
}
