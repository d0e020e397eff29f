package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactRequest.Submitted;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a contact request to whoever writes mail about it.
 *
 * @param state by which its rules decide
 * @param request null before there is one
 * @param answers where in the stream they are: the first is answer 1
 * @param sent message ids of the answers that were sent, by their numbers
 */
record Correspondence(
        ContactRequest state, @Nullable Request request, List<StreamVersion> answers, SortedMap<Integer, String> sent) {

    private static final ContactRequestDecider RULES = new ContactRequestDecider();

    static final Correspondence NOTHING =
            new Correspondence(RULES.initialState(), null, List.of(), Collections.emptySortedMap());

    Correspondence after(Decoded<ContactEvent> given) {
        var source = given.source();
        var next = RULES.evolve(state, given.event());
        return switch (given.event()) {
            case ContactRequestSubmitted submitted ->
                new Correspondence(next, new Request(submitted, source.recordedAt()), answers, sent);
            case ContactAnswered answered -> new Correspondence(next, request, with(source.version()), sent);
            case ContactAnswerSent(var answer, var messageId) ->
                new Correspondence(next, request, answers, with(answer, messageId));
            default -> new Correspondence(next, request, answers, sent);
        };
    }

    /** Whether it is taken for spam now. */
    boolean isSpam() {
        return state instanceof Submitted submitted && submitted.status() == Status.SPAM;
    }

    /** The request, unless there is none or whoever sent it was forgotten: then it has no address any more. */
    Optional<Request> remembered() {
        return Optional.ofNullable(request)
                .filter(known -> !known.submitted().address().isEmpty());
    }

    /** Which answer the event at {@code version} is, from 1. */
    int number(StreamVersion version) {
        return answers.indexOf(version) + 1;
    }

    private List<StreamVersion> with(StreamVersion answer) {
        var more = new ArrayList<>(answers);
        more.add(answer);
        return List.copyOf(more);
    }

    private SortedMap<Integer, String> with(int answer, String messageId) {
        var more = new TreeMap<>(sent);
        more.put(answer, messageId);
        return Collections.unmodifiableSortedMap(more);
    }

    /** What somebody wrote, and when. */
    record Request(ContactRequestSubmitted submitted, Instant at) {}
}
