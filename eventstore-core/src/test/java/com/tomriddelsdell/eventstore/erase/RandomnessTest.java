package com.tomriddelsdell.eventstore.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Who draws never waits for entropy. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomnessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore seeded = new Semaphore(0);
    private final Randomness randomness = new Randomness(
            () -> {
                seeded.release();
                return seededGenerator();
            },
            3);

    private static SecureRandom seededGenerator() {
        try {
            var random = SecureRandom.getInstance("DRBG");
            random.nextBytes(new byte[1]);
            return random;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void nothing_is_drawn_before_it_is_seeded() {
        assertThatIllegalStateException().isThrownBy(() -> randomness.draw(1));
    }

    @Test
    void another_generator_takes_its_place_after_so_many_draws_and_is_not_seeded_by_who_draws() throws Exception {
        randomness.seed();
        assertThat(seeded.tryAcquire()).isTrue();

        var drawn = Mono.fromCallable(() -> randomness.draw(12))
                .repeat(1)
                .collectList()
                .subscribeOn(Schedulers.parallel());
        assertThat(drawn.block(PATIENCE)).hasSize(2).allMatch(bytes -> bytes.length == 12);
        assertThat(seeded.availablePermits()).isZero();

        randomness.draw(1);
        assertThat(seeded.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
