package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShortLocksTest {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);

    @Test
    void a_task_may_leave_its_queue_on_a_thread_that_must_not_block_though_another_looks_at_the_queue() {
        executor.setRemoveOnCancelPolicy(true);
        var scheduled = executor.schedule(() -> {}, 1, TimeUnit.HOURS);
        var looker = new Looker();
        var looking = CompletableFuture.supplyAsync(() -> executor.getQueue().contains(looker));
        await(looker.looks);

        var cancelled = Mono.fromSupplier(() -> scheduled.cancel(false))
                .subscribeOn(Schedulers.parallel())
                .toFuture();
        Mono.delay(Duration.ofMillis(50), Schedulers.boundedElastic()).subscribe(passed -> looker.done.countDown());

        assertThat(cancelled.join()).isTrue();
        assertThat(looking.join()).isFalse();
        assertThat(executor.getQueue()).isEmpty();
        executor.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Keeps the queue locked for as long as it is compared with what is in there. */
    private static final class Looker implements Runnable {

        private final CountDownLatch looks = new CountDownLatch(1);
        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void run() {}

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            looks.countDown();
            await(done);
            return false;
        }
    }
}
