package com.tomriddelsdell.portfolio.mail;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends letters by SMTP, on threads of its own: two at a time, while a hundred more wait. How often, with which outcome and for
 * how long is told by the timer {@value #METER}.
 */
public final class SmtpMailer implements Mailer, AutoCloseable {

    /** With the tags {@code kind} and {@code outcome}, which is {@code sent} or {@code failed}. */
    public static final String METER = "portfolio.mail";

    private static final int AT_A_TIME = 2;
    private static final int WAITING = 100;

    private final JavaMailSender server;
    private final MimeLetters letters;
    private final MeterRegistry meters;
    private final Scheduler threads = Schedulers.newBoundedElastic(AT_A_TIME, WAITING, "mail");

    /**
     * @param server which limits how long a conversation may take
     * @param from whom all letters are from
     */
    public SmtpMailer(JavaMailSender server, MailAddress from, MeterRegistry meters) {
        this.server = requireNonNull(server, "server");
        this.letters = new MimeLetters(requireNonNull(from, "from"));
        this.meters = requireNonNull(meters, "meters");
    }

    @Override
    public Mono<Void> send(Letter letter) {
        requireNonNull(letter, "letter");
        return Mono.fromCallable(() -> handOver(letter))
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, full -> Failures.busy())
                .flatMap(handedOver -> handedOver ? Mono.<Void>empty() : Mono.error(Failures::stopped));
    }

    /** False when this was stopped meanwhile: then it is not known whether the server took the letter. */
    private boolean handOver(Letter letter) {
        var clock = Timing.begin(meters, letter.kind());
        try {
            server.send(letters.write(letter, server.createMimeMessage()));
            clock.end("sent");
            return true;
        } catch (Exception failure) {
            clock.end("failed");
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            throw Failures.of(failure);
        }
    }

    /** Gives up the letters that wait. */
    @Override
    public void close() {
        threads.dispose();
    }
}
