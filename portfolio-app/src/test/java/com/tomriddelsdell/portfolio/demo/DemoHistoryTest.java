package com.tomriddelsdell.portfolio.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PagesViewed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoHistoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final EventCodec<ContactEvent> codec = ContactCodec.erasable(
            Objects.requireNonNull(ContactCodec.describe().open(store.schemas()).block(PATIENCE)),
            KeyRing.of(store.subjectKeys()));
    private final EventCodec<VisitEvent> visits = JsonEventCodec.of(VisitEvent.class);

    @Test
    void two_hundred_requests_came_within_ninety_days_in_order_and_none_after_now() {
        create(store.imports());

        assertThat(submitted()).hasSize(200);
        assertThat(log()).extracting(RecordedEvent::recordedAt).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(times())
                .allMatch(at -> !at.isBefore(NOW.minus(Duration.ofDays(90))) && !at.isAfter(NOW))
                .anyMatch(at -> at.isBefore(NOW.minus(Duration.ofDays(89))))
                .anyMatch(at -> at.isAfter(NOW.minus(Duration.ofDays(1))));
    }

    @Test
    void they_are_about_everything_in_every_status_and_some_people_wrote_again() {
        create(store.imports());

        var people = submitted().stream()
                .map(ContactRequestSubmitted::person)
                .distinct()
                .count();
        assertThat(submitted()).extracting(ContactRequestSubmitted::category).contains(Category.values());
        assertThat(requests()).extracting(ContactRequest.Submitted::status).contains(Status.values());
        assertThat(people).isBetween(100L, 190L);
        assertThat(submitted())
                .extracting(ContactRequestSubmitted::address)
                .allMatch(at -> at.endsWith("@example.com"));
        assertThat(submitted().stream().filter(ContactRequestSubmitted::isSpam).count())
                .isBetween(10L, 40L);
        assertThat(requests().stream()
                        .filter(ContactRequest.Submitted::answered)
                        .count())
                .isGreaterThan(80);
    }

    @Test
    void pages_were_looked_at_on_each_of_ninety_days() {
        create(store.imports());

        assertThat(log().stream()
                        .filter(event -> event.stream().category().equals("visits"))
                        .map(visits::decode)
                        .map(event -> ((PagesViewed) event).day()))
                .hasSize(90)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_personal_is_sealed_as_that_of_real_people_is() {
        create(store.imports());

        assertThat(log())
                .extracting(event -> new String(event.payload().toByteArray(), StandardCharsets.ISO_8859_1))
                .noneMatch(bytes -> bytes.contains("@example.com"));
    }

    @Test
    void a_second_start_adds_nothing() {
        create(store.imports());
        var before = log().size();

        StepVerifier.create(history(store.imports()).create()).expectNext(0).verifyComplete();
        assertThat(log()).hasSize(before);
    }

    @Test
    void where_somebody_has_written_nothing_is_made_up() {
        append(StreamId.of("contact", "real"));

        StepVerifier.create(history(store.imports()).create()).expectNext(0).verifyComplete();
        assertThat(log()).hasSize(1);
    }

    @Test
    void the_same_day_has_the_same_past() {
        var one = new DemoContacts(Letters.read(), new Random(1)).until(NOW).toList();
        var other = new DemoContacts(Letters.read(), new Random(1)).until(NOW).toList();

        assertThat(one).isEqualTo(other);
    }

    @Test
    void when_somebody_else_appends_meanwhile_it_is_tried_again_behind_that() {
        var attempts = new AtomicInteger();
        EventImport disturbed = batch -> attempts.incrementAndGet() < 3
                ? append(StreamId.of("visits", "now-" + attempts.get()))
                        .then(Mono.error(ImportRefusedException.appendedByOthers(batch.first(), batch.last())))
                : store.imports().append(batch);

        StepVerifier.withVirtualTime(() -> history(disturbed).create())
                .thenAwait(Duration.ofSeconds(2))
                .assertNext(events -> assertThat(events).isGreaterThan(200))
                .verifyComplete();
        assertThat(attempts).hasValue(3);
    }

    private Mono<Position> append(StreamId stream) {
        var appended = store.append(
                        stream, ExpectedVersion.any(), List.of(EventData.of("Happened", Payload.utf8("{}"))))
                .map(result -> result.position())
                .cache();
        appended.block(PATIENCE);
        return appended;
    }

    private void create(EventImport imports) {
        assertThat(history(imports).create().block(PATIENCE)).isGreaterThan(200);
    }

    private DemoHistory history(EventImport imports) {
        return new DemoHistory(store, imports, codec, visits, Letters.read(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<RecordedEvent> log() {
        return Objects.requireNonNull(store.read(LogRead.all()).collectList().block(PATIENCE));
    }

    private List<Instant> times() {
        return log().stream()
                .filter(event -> event.type().equals("ContactRequestSubmitted"))
                .map(RecordedEvent::recordedAt)
                .toList();
    }

    private List<ContactRequestSubmitted> submitted() {
        return requests().stream().map(ContactRequest.Submitted::submission).toList();
    }

    /** As they are now, in the order in which they came. */
    private List<ContactRequest.Submitted> requests() {
        var decider = new ContactRequestDecider();
        var events = store.read(LogRead.all().matching(EventFilter.everything().inCategories("contact")))
                .concatMap(codec::decoded)
                .collectList()
                .block(PATIENCE);
        return Objects.requireNonNull(events).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        given -> given.source().stream(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(stream -> stream.stream()
                        .map(given -> given.event())
                        .reduce(decider.initialState(), decider::evolve, (state, never) -> state))
                .map(ContactRequest.Submitted.class::cast)
                .toList();
    }
}
