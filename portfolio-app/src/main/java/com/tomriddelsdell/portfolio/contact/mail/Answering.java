package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.EventHandler;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.portfolio.contact.ContactCommand;
import com.tomriddelsdell.portfolio.contact.ContactCommand.ConfirmAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactRequestNotFoundException;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.mail.Letter;
import com.tomriddelsdell.portfolio.mail.Mailer;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends the answers that are to be sent, and then says in the request's stream that they were. At least once: should the process
 * end between the two, an answer is sent again, with the same message id. What was sent already, and whoever was forgotten
 * meanwhile, is passed over.
 */
final class Answering implements EventHandler {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "portfolio.contact-answer";

    private static final int CONFIRMATIONS = 6;
    private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofMillis(200);

    private final EventCodec<ContactEvent> codec;
    private final CommandHandler<ContactCommand, ContactRequest, ContactEvent> commands;
    private final Correspondences correspondences;
    private final ContactLetters letters;
    private final Mailer mailer;

    Answering(
            EventCodec<ContactEvent> codec,
            CommandHandler<ContactCommand, ContactRequest, ContactEvent> commands,
            Correspondences correspondences,
            ContactLetters letters,
            Mailer mailer) {
        this.codec = codec;
        this.commands = commands;
        this.correspondences = correspondences;
        this.letters = letters;
        this.mailer = mailer;
    }

    /** An answer says itself whether it is to be sent: this may begin with the first ever. */
    <T> Subscription<T> subscription(RetryPolicy retries) {
        return Subscription.<T>handling(NAME, this)
                .only(EventFilter.everything()
                        .inCategories(ContactStreams.CATEGORY)
                        .ofTypes("ContactAnswered"))
                .retrying(retries);
    }

    @Override
    public Mono<Void> handle(RecordedEvent event) {
        return codec.decoded(event)
                .flatMapIterable(given -> given)
                .map(given -> given.event())
                .ofType(ContactAnswered.class)
                .filter(answered -> answered.byMail() && !answered.answer().isEmpty())
                .concatMap(answered -> send(event, answered.answer()))
                .then();
    }

    private Mono<Void> send(RecordedEvent event, String answer) {
        return correspondences.in(event.stream()).flatMap(correspondence -> {
            var number = correspondence.number(event.version());
            return Mono.justOrEmpty(correspondence.remembered())
                    .filter(request -> !correspondence.sent().containsKey(number))
                    .map(request ->
                            letters.answer(ContactStreams.id(event.stream()), request, number, answer, correspondence))
                    .flatMap(letter -> mailer.send(letter).then(Mono.defer(() -> confirm(event, number, letter))));
        });
    }

    /** The mail has left: an answer that is not confirmed now is sent again later. */
    private Mono<Void> confirm(RecordedEvent event, int number, Letter letter) {
        return commands.handleOnce(
                        event.stream(),
                        EventIds.causedBy(event.id(), 0),
                        new ConfirmAnswerSent(number, letter.messageId()),
                        Metadata.causedBy(event))
                .retryWhen(Retry.backoff(CONFIRMATIONS, BETWEEN_CONFIRMATIONS)
                        .filter(StoreUnavailableException.class::isInstance)
                        .onRetryExhaustedThrow((retry, last) -> last.failure()))
                .onErrorComplete(ContactRequestNotFoundException.class)
                .then();
    }
}
