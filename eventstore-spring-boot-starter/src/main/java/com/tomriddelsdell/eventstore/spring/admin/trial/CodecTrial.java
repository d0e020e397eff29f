package com.tomriddelsdell.eventstore.spring.admin.trial;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.spring.admin.http.Bodies;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import com.tomriddelsdell.eventstore.spring.admin.log.Codecs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decodes a part of the log by a codec of the application, for nothing but to see whether that works. */
final class CodecTrial {

    private static final int USUAL = 10_000;
    private static final int MOST = 100_000;

    private final EventStore store;
    private final Codecs codecs;

    CodecTrial(EventStore store, Codecs codecs) {
        this.store = store;
        this.codecs = codecs;
    }

    Mono<Outcome> run(Asking asking, Position head) {
        var name = asking.codec();
        var codec = codec(name);
        var range = Range.of(asking.after(), asking.to(), asking.limit(), USUAL, MOST, head);
        var filter = filter(asking);
        return Mono.defer(() -> {
            var tally = new Tally(range);
            return store.read(range.read(filter))
                    .filter(event -> tally.isWithinLimit())
                    .concatMap(event -> decode(codec, event, tally))
                    .then(Mono.fromSupplier(() -> Outcome.of(String.valueOf(name), range, tally)));
        });
    }

    private static Mono<Void> decode(EventCodec<?> codec, RecordedEvent event, Tally tally) {
        return Codecs.decoded(codec, event)
                .doOnNext(given -> tally.succeeded(event, given.size()))
                .doOnError(UndecodableEventException.class, why -> tally.failed(event, why))
                .onErrorComplete(UndecodableEventException.class)
                .then();
    }

    private EventCodec<?> codec(@Nullable String name) {
        if (name == null) {
            throw Refusal.invalid("codec", "must be given; there are " + codecs.names());
        }
        var codec = codecs.named(name);
        if (codec == null) {
            throw Refusal.unknown("codec", "There is no codec %s; there are %s.".formatted(name, codecs.names()))
                    .with("known", codecs.names());
        }
        return codec;
    }

    private static EventFilter filter(Asking asking) {
        try {
            return new EventFilter(
                    Set.of(),
                    Set.copyOf(Bodies.list("categories", asking.categories())),
                    Set.copyOf(Bodies.list("types", asking.types())),
                    Set.of(),
                    null,
                    null,
                    null);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid("categories", String.valueOf(wrong.getMessage()));
        }
    }

    record Asking(
            @Nullable String codec,
            @Nullable Long after,
            @Nullable Long to,
            @Nullable Integer limit,
            @Nullable List<String> categories,
            @Nullable List<String> types) {}

    record Outcome(
            String codec,
            long after,
            long to,
            long reached,
            boolean complete,
            double seconds,
            List<Tally.TypeLine> types,
            List<Tally.Failure> failures) {

        static Outcome of(String codec, Range range, Tally tally) {
            return new Outcome(
                    codec,
                    range.after().value(),
                    range.to().value(),
                    tally.reached(),
                    tally.isComplete(),
                    tally.seconds(),
                    tally.types(),
                    tally.failures());
        }
    }
}
