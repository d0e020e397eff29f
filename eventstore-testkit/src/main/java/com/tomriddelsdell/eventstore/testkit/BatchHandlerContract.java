package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.BatchEventHandler;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Many events are handled at once outside of the transaction of the checkpoint, each at least once.
 *
 * @param <T> the transaction that checkpoints are kept in
 */
public abstract class BatchHandlerContract<T> extends BatchingContract<T> {

    private final List<String> handled = new CopyOnWriteArrayList<>();

    @Test
    void a_batch_that_was_not_finished_is_given_again() {
        append(STREAM, "1", "2");
        var first = run(batches(payloads -> Mono.never()));
        until(() -> sizes.size() == 1);
        first.dispose();

        run(process(store), batches(payloads -> Mono.empty()));
        reach(Position.of(2));

        assertThat(sizes).containsExactly(2, 2);
        assertThat(handled).containsExactly("1", "2");
    }

    /** Does all of a batch, or nothing where it fails. */
    @Override
    final Subscription<T> batches(Function<List<String>, Mono<Void>> end) {
        BatchEventHandler handler = events -> {
            sizes.add(events.size());
            return Mono.defer(() -> end.apply(payloads(events)))
                    .then(Mono.fromRunnable(() -> handled.addAll(payloads(events))));
        };
        return Subscription.<T>handlingBatches(NAME, handler).retrying(SHORT);
    }

    @Override
    final List<String> effects() {
        return handled;
    }
}
