package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Events that were fetched together.
 *
 * @param events in the order of the read
 * @param rest what is still to be fetched
 */
record Page(List<RecordedEvent> events, Range rest) {

    /**
     * The events of {@code range}, page by page. While one page is consumed the next one is fetched; a third is not.
     */
    static Flux<RecordedEvent> flatten(Range range, Function<Range, Mono<Page>> fetch) {
        return Mono.just(new Page(List.of(), range))
                .expand(page -> page.rest().isEmpty() ? Mono.empty() : fetch.apply(page.rest()))
                .concatMapIterable(Page::events, 1);
    }
}
