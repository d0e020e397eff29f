package com.tomriddelsdell.portfolio.contact.spam;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.platform.http.AddressBlock;
import com.tomriddelsdell.portfolio.platform.http.BlockLimit;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Stands between those who write and the log: gives forms a token, lets only so many requests in, and tells which of them are
 * spam. What it remembers is in memory, of this process only.
 */
public final class SpamGuard {

    private final FormTokens tokens;
    private final Duration quickest;
    private final BlockLimit limit;
    private final RecentTexts recent;
    private final SpamRules rules;
    private final SpamMeters meters;

    SpamGuard(
            FormTokens tokens,
            Duration quickest,
            BlockLimit limit,
            RecentTexts recent,
            SpamRules rules,
            SpamMeters meters) {
        this.tokens = tokens;
        this.quickest = quickest;
        this.limit = limit;
        this.recent = recent;
        this.rules = rules;
        this.meters = meters;
    }

    /** For a form that is given now. */
    public FormToken give() {
        return tokens.give(Duration.ZERO);
    }

    /** Whether a form with {@code token} may still be sent. One that was not given here, or long ago, may not. */
    public boolean accepts(String token) {
        return tokens.age(token).isPresent();
    }

    /**
     * For a form that is given again with what was typed: the same token as long as it counts, so that whoever corrects a
     * mistake is not too quick. Whoever comes with one that does not count any more has had time enough.
     */
    public String renewed(String token) {
        if (accepts(token)) {
            return token;
        }
        return tokens.give(tokens.given(token).isPresent() ? quickest : Duration.ZERO)
                .value();
    }

    /**
     * Lets a request in, marked as spam if it is.
     *
     * <p><strong>Errors:</strong> {@link TooManyMessagesException}, before {@code submitting} is asked, when too many came from
     * the same block of addresses; those of {@code submitting}.
     *
     * @param stream which the request is to be in: the same for one that is sent again
     * @param submitting takes the request as it is to be recorded; only what succeeds is remembered
     */
    public <T> Mono<T> letIn(
            StreamId stream,
            SubmitContactRequest request,
            Evidence evidence,
            Function<SubmitContactRequest, Mono<T>> submitting) {
        return Mono.defer(() -> {
            take(AddressBlock.of(evidence.from()));
            var reasons = rules.reasons(stream, request, evidence.hidden(), tokens.age(evidence.token()));
            return submitting.apply(request.takenForSpam(reasons)).doOnNext(recorded -> {
                recent.note(stream, request);
                meters.recorded(reasons);
            });
        });
    }

    private void take(AddressBlock block) {
        var wait = limit.take(block);
        if (!wait.isZero()) {
            meters.tooMany();
            throw new TooManyMessagesException(wait);
        }
    }
}
