package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.subscribe.EventHandler;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.mail.MailAddress;
import com.tomriddelsdell.portfolio.mail.Mailer;
import reactor.core.publisher.Mono;

/**
 * Tells the owner of each new contact request that is no spam, at least once; a repetition has the same message id. Whoever was
 * forgotten meanwhile is passed over.
 */
final class Notifying implements EventHandler {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "portfolio.contact-notification";

    private final MailAddress owner;
    private final Correspondences correspondences;
    private final ContactLetters letters;
    private final Mailer mailer;

    Notifying(MailAddress owner, Correspondences correspondences, ContactLetters letters, Mailer mailer) {
        this.owner = owner;
        this.correspondences = correspondences;
        this.letters = letters;
        this.mailer = mailer;
    }

    /** Requests from before the first time that this runs are not told of. */
    <T> Subscription<T> subscription(RetryPolicy retries) {
        return Subscription.<T>handling(NAME, this)
                .only(EventFilter.everything()
                        .inCategories(ContactStreams.CATEGORY)
                        .ofTypes("ContactRequestSubmitted"))
                .startingAfter(Position.END)
                .retrying(retries);
    }

    @Override
    public Mono<Void> handle(RecordedEvent event) {
        var id = ContactStreams.id(event.stream());
        return correspondences
                .in(event.stream())
                .filter(correspondence -> !correspondence.isSpam())
                .flatMap(correspondence -> Mono.justOrEmpty(correspondence.remembered()))
                .flatMap(request -> mailer.send(letters.notification(owner, id, request)));
    }
}
