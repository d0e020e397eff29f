package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactMarkedAsSpam;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactReopened;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a contact request to whoever writes mail about it.
 *
 * @param request null before there is one
 * @param spam whether it is taken for spam now
 * @param answers where in the stream they are: the first is answer 1
 * @param sent message ids of the answers that were sent, by their numbers
 */
record Correspondence(
        @Nullable Request request, boolean spam, List<StreamVersion> answers, SortedMap<Integer, String> sent) {

    static final Correspondence NOTHING = new Correspondence(null, false, List.of(), new TreeMap<>());

    Correspondence after(Decoded<ContactEvent> given) {
        var source = given.source();
        return switch (given.event()) {
            case ContactRequestSubmitted submitted ->
                new Correspondence(new Request(submitted, source.recordedAt()), submitted.isSpam(), answers, sent);
            case ContactMarkedAsSpam marked -> new Correspondence(request, true, answers, sent);
            case ContactReopened reopened -> new Correspondence(request, false, answers, sent);
            case ContactAnswered answered -> new Correspondence(request, spam, with(source.version()), sent);
            case ContactAnswerSent(var answer, var messageId) ->
                new Correspondence(request, spam, answers, with(answer, messageId));
            default -> this;
        };
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
        return more;
    }

    /** What somebody wrote, and when. */
    record Request(ContactRequestSubmitted submitted, Instant at) {}
}
