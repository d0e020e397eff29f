package com.tomriddelsdell.portfolio.contact.desk;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.eventstore.erase.SubjectForgottenException;
import com.tomriddelsdell.portfolio.contact.ContactCommand;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Answer;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MakeNote;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactRequestNotFoundException;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.OwnText;
import com.tomriddelsdell.portfolio.contact.view.ContactDetail;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes contact requests in, and sends the owner's commands to them.
 *
 * <p><strong>Errors:</strong> {@link ContactRequestNotFoundException} when there is no such request, or whoever sent it was
 * forgotten, and those of {@link CommandHandler}.
 */
public final class ContactDesk {

    private final CommandHandler<ContactCommand, ContactRequest, ContactEvent> commands;
    private final Inbox inbox;
    private final Forgetting forgetting;
    private final boolean byMail;

    /** A desk whose answers are recorded only. */
    public ContactDesk(
            CommandHandler<ContactCommand, ContactRequest, ContactEvent> commands, Inbox inbox, Forgetting forgetting) {
        this(commands, inbox, forgetting, false);
    }

    private ContactDesk(
            CommandHandler<ContactCommand, ContactRequest, ContactEvent> commands,
            Inbox inbox,
            Forgetting forgetting,
            boolean byMail) {
        this.commands = commands;
        this.inbox = inbox;
        this.forgetting = forgetting;
        this.byMail = byMail;
    }

    /** The same, but of answers that are to be sent by e-mail. */
    public ContactDesk sendingAnswers() {
        return new ContactDesk(commands, inbox, forgetting, true);
    }

    /** Whether answers are to be sent by e-mail; else they are recorded only. */
    public boolean sendsAnswers() {
        return byMail;
    }

    /**
     * Begins a request. Requests of one address are of one person, and forgotten together; whoever comes back after that is
     * somebody new. Should the inbox not say who has that address, it is somebody new too, and still forgotten with them.
     */
    public Mono<Outcome<ContactRequest, ContactEvent>> submit(StreamId stream, SubmitContactRequest command) {
        return submit(command, known -> commands.begin(stream, known, Metadata.NONE));
    }

    /** As {@link #submit}, for a request that may be sent more than once: the first outcome again, whatever was sent. */
    public Mono<Outcome<ContactRequest, ContactEvent>> submitOnce(
            StreamId stream, UUID commandId, SubmitContactRequest command) {
        return submit(command, known -> commands.handleOnce(stream, commandId, known, Metadata.NONE));
    }

    private Mono<Outcome<ContactRequest, ContactEvent>> submit(
            SubmitContactRequest command,
            Function<SubmitContactRequest, Mono<Outcome<ContactRequest, ContactEvent>>> handling) {
        return inbox.people(command.email().value())
                .next()
                .onErrorComplete()
                .map(command::by)
                .defaultIfEmpty(command)
                .flatMap(handling)
                .onErrorResume(
                        SubjectForgottenException.class,
                        forgotten -> handling.apply(command.by(EventIds.next().toString())));
    }

    /** Sends a command that says nothing about the person. */
    public Mono<Outcome<ContactRequest, ContactEvent>> send(UUID id, ContactCommand command) {
        return send(id, found -> command);
    }

    /** Records an answer, which is then sent if answers are. */
    public Mono<Outcome<ContactRequest, ContactEvent>> answer(UUID id, OwnText text) {
        return send(id, found -> new Answer(text, found.entry().person(), byMail));
    }

    /** Records a note. */
    public Mono<Outcome<ContactRequest, ContactEvent>> note(UUID id, OwnText text) {
        return send(id, found -> new MakeNote(text, found.entry().person()));
    }

    /**
     * Forgets whoever sent the request {@code id}, under each id that their address ever had, and emits the position after
     * which the inbox shows nothing of them.
     *
     * <p><strong>Errors:</strong> {@link ForgettingNotConfiguredException} when nobody can be forgotten here.
     */
    public Mono<Position> forget(UUID id) {
        return existing(id)
                .flatMapMany(found -> Flux.just(found.entry().person())
                        .concatWith(inbox.people(found.entry().email())))
                .distinct()
                .concatMap(forgetting::forget)
                .last();
    }

    private Mono<Outcome<ContactRequest, ContactEvent>> send(UUID id, Function<ContactDetail, ContactCommand> command) {
        return existing(id)
                .flatMap(found -> commands.handle(ContactStreams.of(id), command.apply(found)))
                .onErrorMap(SubjectForgottenException.class, forgotten -> new ContactRequestNotFoundException());
    }

    private Mono<ContactDetail> existing(UUID id) {
        return inbox.find(id).switchIfEmpty(Mono.error(ContactRequestNotFoundException::new));
    }
}
