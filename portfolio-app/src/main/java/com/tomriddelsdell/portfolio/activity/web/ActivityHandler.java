package com.tomriddelsdell.portfolio.activity.web;

import com.tomriddelsdell.portfolio.activity.view.ActiveDay;
import com.tomriddelsdell.portfolio.activity.view.Activity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The days of the last weeks on which something happened. */
final class ActivityHandler {

    private static final int DAYS = 30;

    private final Activity activity;
    private final Clock clock;

    ActivityHandler(Activity activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        var since = LocalDate.now(clock).minusDays(DAYS - 1L);
        return activity.since(since)
                .flatMap(found -> ServerResponse.ok()
                        .cacheControl(CacheControl.noStore())
                        .bodyValue(new Days(since, DAYS, found)));
    }

    /**
     * @param from the first day, in UTC
     * @param days how many from it on
     * @param items those with events, earliest first
     */
    private record Days(LocalDate from, int days, List<ActiveDay> items) {}
}
