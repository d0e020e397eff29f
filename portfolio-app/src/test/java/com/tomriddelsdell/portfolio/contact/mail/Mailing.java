package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.mail.MailAddress;
import com.tomriddelsdell.portfolio.mail.MailAddresses;
import com.tomriddelsdell.portfolio.mail.PostOffice;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Both subscriptions on a log in memory, whose personal data is sealed, and a mail server. */
final class Mailing implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final RetryPolicy ONCE = RetryPolicy.DEFAULT.attempts(1);
    private static final RetryPolicy OFTEN =
            RetryPolicy.DEFAULT.attempts(100_000).pausing(Duration.ofMillis(5), Duration.ofMillis(5));

    private final PostOffice post = new PostOffice("Site <hello@example.org>");
    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final KeyRing keys = KeyRing.of(store.subjectKeys());
    private final EventCodec<ContactEvent> codec = ContactCodec.erasable(
            Objects.requireNonNull(ContactCodec.describe().open(store.schemas()).block(PATIENCE)), keys);
    private final Subscriptions<InMemoryTransaction> subscriptions = Subscriptions.of(store, store.subscriptions());
    private final MailAddress owner = new MailAddress("owner@example.org", "");
    private final Correspondences correspondences = new Correspondences(store, codec);
    private final ContactLetters letters = new ContactLetters(
            new MailAddresses(new MailAddress("hello@example.org", "Site"), owner), "Test site", "https://example.org");
    private final Disposable.Composite running = Disposables.composite();

    PostOffice post() {
        return post;
    }

    Subscription<InMemoryTransaction> notifications() {
        return notifications(ONCE);
    }

    Subscription<InMemoryTransaction> answers() {
        return new Answering(
                        codec,
                        new CommandHandler<>(store, codec, new ContactRequestDecider()),
                        correspondences,
                        letters,
                        post.mailer())
                .subscription(ONCE);
    }

    void notifying() {
        run(notifications());
    }

    void notifyingPatiently() {
        run(notifications(OFTEN));
    }

    void answering() {
        run(answers());
    }

    Position append(StreamId stream, ContactEvent... events) {
        return waitFor(codec.encoded(List.of(events))
                .flatMap(data -> store.append(stream, ExpectedVersion.any(), data))
                .map(appended -> appended.position()));
    }

    void forget(String person) {
        waitFor(keys.forget(ContactCodec.subject(person)));
    }

    /** Waits until everything up to {@code position} was handled or parked. */
    void passed(String subscription, Position position) {
        subscriptions.await(subscription, position, PATIENCE).block(PATIENCE);
    }

    /** Has everything handled again. */
    void again(String subscription) {
        var end = waitFor(store.checkpoint(Position.END)).position();
        subscriptions.control().reset(subscription, Position.START).block(PATIENCE);
        passed(subscription, end);
    }

    void retry(String subscription) {
        waitFor(subscriptions.control().retryAll(subscription));
    }

    void parked(String subscription, Predicate<ParkedEvent> wanted) {
        until(subscriptions.control().parked(subscription).any(wanted));
    }

    void parkedNone(String subscription) {
        until(subscriptions.control().parked(subscription).hasElements().map(some -> !some));
    }

    /** What was said of the events that could not be handled. */
    List<String> errors(String subscription) {
        return waitFor(subscriptions
                .control()
                .parked(subscription)
                .mapNotNull(ParkedEvent::error)
                .collectList());
    }

    Map<Long, StuckAnswers.Stuck> stuck(StreamId request) {
        return waitFor(new StuckAnswers(subscriptions).of(ContactStreams.id(request)));
    }

    /** The events of a type in a stream, once there are so many. */
    <T extends ContactEvent> List<T> told(StreamId stream, Class<T> type, int count) {
        var found = store.read(StreamRead.of(stream))
                .concatMap(codec::decoded)
                .concatMapIterable(given -> given)
                .map(given -> given.event())
                .ofType(type)
                .collectList();
        until(found.map(events -> events.size() >= count));
        return waitFor(found);
    }

    /** Message ids of what was received. */
    List<String> ids() {
        return post.received().stream().map(Mailing::id).toList();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Subscription<InMemoryTransaction> notifications(RetryPolicy retries) {
        return new Notifying(owner, correspondences, letters, post.mailer()).subscription(retries);
    }

    /** Begins when the subscription is there, so that what comes then is handled. */
    private void run(Subscription<InMemoryTransaction> subscription) {
        running.add(subscriptions.run(subscription).subscribe());
        until(Flux.defer(() -> subscriptions.control().status())
                .any(status -> status.name().equals(subscription.name())));
    }

    private static void until(Mono<Boolean> met) {
        met.filter(yes -> yes)
                .repeatWhenEmpty(Integer.MAX_VALUE, again -> again.delayElements(BETWEEN_LOOKS))
                .block(PATIENCE);
    }

    private static <T> T waitFor(Mono<T> result) {
        return Objects.requireNonNull(result.block(PATIENCE));
    }

    @Override
    public void close() {
        running.dispose();
        post.close();
    }
}
