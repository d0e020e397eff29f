package com.tomriddelsdell.portfolio.contact.desk;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.contact.ContactCommand;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Archive;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Categorise;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MarkRead;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MarkSpam;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Reopen;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.OwnText;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** What the owner can do to a contact request, by the words that paths have for it. */
public final class OwnerCommands {

    /** The commands, as a path variable matches them. */
    public static final String NAMES = "read|answer|note|categorise|archive|reopen|spam";

    private final ContactDesk desk;

    public OwnerCommands(ContactDesk desk) {
        this.desk = desk;
    }

    /**
     * Does {@code command}, and emits the position after which the inbox shows it.
     *
     * <p><strong>Errors:</strong> {@link InvalidContactRequestException}, and those of {@link ContactDesk}.
     *
     * @param command one of {@link #NAMES}
     * @param field what a field of the command holds; an empty text for one that was left out
     */
    public Mono<Position> perform(UUID id, String command, UnaryOperator<String> field) {
        return Mono.defer(() -> send(id, command, field)).map(Outcome::position);
    }

    private Mono<Outcome<ContactRequest, ContactEvent>> send(UUID id, String command, UnaryOperator<String> field) {
        return switch (command) {
            case "answer" -> desk.answer(id, OwnText.of(field.apply("text")));
            case "note" -> desk.note(id, OwnText.of(field.apply("text")));
            case "read" -> desk.send(id, new MarkRead());
            case "spam" -> desk.send(id, new MarkSpam());
            case "archive" -> desk.send(id, new Archive("owner"));
            case "reopen" -> desk.send(id, new Reopen());
            case "categorise" -> desk.send(id, categorise(field.apply("category")));
            default ->
                throw new IllegalArgumentException("command must be one of %s, but was %s".formatted(NAMES, command));
        };
    }

    private static ContactCommand categorise(String written) {
        return Arrays.stream(Category.values())
                .filter(category -> category.name().equalsIgnoreCase(written))
                .findFirst()
                .map(Categorise::new)
                .orElseThrow(() -> new InvalidContactRequestException(
                        List.of(new Violation("category", "There is no such category."))));
    }
}
