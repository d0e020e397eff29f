package com.tomriddelsdell.portfolio.contact.spam;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds up what speaks for spam. Below the threshold it does not count, and is not kept. */
final class SpamRules {

    static final int HIDDEN_FIELD = 10;
    static final int TOO_QUICK = 5;
    static final int REPEATED = 5;

    private final int threshold;
    private final Duration quickest;
    private final RecentTexts recent;

    SpamRules(int threshold, Duration quickest, RecentTexts recent) {
        this.threshold = threshold;
        this.quickest = quickest;
        this.recent = recent;
    }

    /**
     * Why {@code request} is spam; empty when it is not.
     *
     * @param hidden what is in the field that people cannot see
     * @param age how long ago the form was given; empty when it is not known
     */
    List<SpamReason> reasons(StreamId stream, SubmitContactRequest request, String hidden, Optional<Duration> age) {
        var found = Stream.concat(
                        Stream.of(
                                        when(!hidden.isBlank(), SpamReason.HIDDEN_FIELD, HIDDEN_FIELD),
                                        when(
                                                age.filter(time -> time.compareTo(quickest) < 0)
                                                        .isPresent(),
                                                SpamReason.TOO_QUICK,
                                                TOO_QUICK),
                                        when(recent.isRepeated(stream, request), SpamReason.REPEATED, REPEATED))
                                .flatMap(Optional::stream),
                        TextRules.of(request))
                .toList();
        return found.stream().mapToInt(Finding::points).sum() < threshold
                ? List.of()
                : found.stream().map(Finding::reason).toList();
    }

    private static Optional<Finding> when(boolean speaks, SpamReason reason, int points) {
        return speaks ? Optional.of(new Finding(reason, points)) : Optional.empty();
    }
}
