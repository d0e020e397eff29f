package com.tomriddelsdell.eventstore.spring.admin.log;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.spring.admin.http.LiveStreams;
import java.time.Duration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes to the log. */
public final class LogRoutes {

    private LogRoutes() {}

    /** @param timeLimit how long an answer may take */
    public static RouterFunction<ServerResponse> of(
            R2dbcEventStore store, SchemaCatalogue schemas, EventViews views, LiveStreams live, Duration timeLimit) {
        requireNonNull(store, "store");
        requireNonNull(timeLimit, "timeLimit");
        var heads = new Heads(store);
        var log = new LogHandler(store, heads, timeLimit);
        var tail = new TailHandler(store, heads, requireNonNull(live, "live"));
        var events = new EventHandler(store, heads, requireNonNull(views, "views"), timeLimit);
        var streams = new StreamHandler(store, timeLimit);
        var catalogue = new CatalogueHandler(store, requireNonNull(schemas, "schemas"), timeLimit);
        return RouterFunctions.route()
                .GET("/log", log::browse)
                .GET("/log/tail", tail::tail)
                .GET("/events/{position}", events::one)
                .GET("/correlations/{id}", events::correlation)
                .GET("/streams", streams::list)
                .GET("/streams/{stream}", streams::one)
                .GET("/streams/{stream}/events", streams::events)
                .GET("/categories", catalogue::categories)
                .GET("/types", catalogue::types)
                .GET("/schemas", catalogue::schemas)
                .GET("/schemas/{id}", catalogue::schema)
                .build();
    }
}
