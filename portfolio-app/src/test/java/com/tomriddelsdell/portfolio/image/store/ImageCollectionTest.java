package com.tomriddelsdell.portfolio.image.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.image.ImageFile;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.StoredImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Which images go, and when. */
class ImageCollectionTest {

    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    private static final Duration GRACE = Duration.ofDays(7);
    private static final Instant LONG_AGO = NOW.minus(GRACE).minusSeconds(1);

    private final Shelf shelf = new Shelf();

    @Test
    void what_nothing_shows_goes_after_a_time() {
        shelf.kept.putAll(
                Map.of(id(1), LONG_AGO, id(2), LONG_AGO, id(3), NOW.minus(GRACE).plusSeconds(1)));

        StepVerifier.create(collection(since -> Mono.just(Set.of(id(1)))).pass())
                .expectNext(1L)
                .verifyComplete();

        assertThat(shelf.kept).containsOnlyKeys(id(1), id(3));
    }

    @Test
    void what_stopped_being_shown_stays_for_that_time_too() {
        var asked = new ArrayList<Instant>();

        StepVerifier.create(collection(since -> {
                            asked.add(since);
                            return Mono.just(Set.<ImageId>of());
                        })
                        .pass())
                .expectNext(0L)
                .verifyComplete();

        assertThat(asked).containsExactly(NOW.minus(GRACE));
    }

    @Test
    void nothing_goes_when_it_cannot_be_learnt_what_is_shown() {
        shelf.kept.put(id(1), LONG_AGO);

        StepVerifier.create(collection(since -> Mono.error(new IllegalStateException("unreadable")))
                        .pass())
                .verifyErrorMessage("unreadable");

        assertThat(shelf.kept).containsOnlyKeys(id(1));
    }

    @Test
    void one_pass_deletes_a_limited_number() {
        for (var number = 0; number < ImageCollection.MOST + 5; number++) {
            shelf.kept.put(id(number), LONG_AGO);
        }
        var collection = collection(since -> Mono.just(Set.of()));

        StepVerifier.create(Flux.concat(collection.pass(), collection.pass(), collection.pass()))
                .expectNext((long) ImageCollection.MOST, 5L, 0L)
                .verifyComplete();
    }

    private ImageCollection collection(ImageReferences references) {
        return new ImageCollection(shelf, List.of(references), Clock.fixed(NOW, ZoneOffset.UTC), GRACE);
    }

    private static ImageId id(int number) {
        return new ImageId("%032x".formatted(number));
    }

    /** Images without files. */
    private static final class Shelf implements ImageStore {

        private final Map<ImageId, Instant> kept = new TreeMap<>();

        @Override
        public Flux<Kept> list() {
            return Flux.fromIterable(List.copyOf(kept.entrySet()))
                    .map(entry -> new Kept(entry.getKey(), entry.getValue()));
        }

        @Override
        public Mono<Boolean> delete(ImageId id, Instant unusedSince) {
            return Mono.fromSupplier(() -> kept.remove(id) != null);
        }

        @Override
        public Mono<StoredImage> use(ImageId id) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> save(StoredImage image, Path files) {
            return Mono.empty();
        }

        @Override
        public Mono<Resource> open(ImageFile file) {
            return Mono.empty();
        }
    }
}
