package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.contents.CountedCategory;
import com.tomriddelsdell.eventstore.r2dbc.contents.CountedType;
import com.tomriddelsdell.eventstore.r2dbc.contents.LogContents;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Page;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import com.tomriddelsdell.eventstore.spring.admin.log.EventView.SchemaView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lists what the log is made of: categories, types, schemas. */
final class CatalogueHandler {

    private static final int USUAL_WINDOW = 10_000;
    private static final int MOST_SCHEMAS_LOOKED_AT = 10_000;

    private final R2dbcEventStore store;
    private final SchemaCatalogue schemas;
    private final Duration timeLimit;

    CatalogueHandler(R2dbcEventStore store, SchemaCatalogue schemas, Duration timeLimit) {
        this.store = store;
        this.schemas = schemas;
        this.timeLimit = timeLimit;
    }

    Mono<ServerResponse> categories(ServerRequest request) {
        return store.contents()
                .categories(Asked.MOST + 1)
                .collectList()
                .map(found ->
                        new Categories(found.subList(0, Math.min(Asked.MOST, found.size())), found.size() > Asked.MOST))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    Mono<ServerResponse> types(ServerRequest request) {
        var asked = Asked.of(request);
        var window = asked.number("window", USUAL_WINDOW, 1, LogContents.MAX_WINDOW);
        asked.check();
        var known = schemas.all()
                .take(MOST_SCHEMAS_LOOKED_AT)
                .collect(Collectors.groupingBy(StoredSchema::type, TreeMap::new, Collectors.counting()));
        return Mono.zip(
                        store.contents().types(window).collectList(),
                        known,
                        (counted, schemas) -> new Types(window, TypeLine.of(counted, schemas)))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    Mono<ServerResponse> schemas(ServerRequest request) {
        var asked = Asked.of(request);
        var limit = asked.limit();
        var type = asked.text("type");
        var cursor = asked.cursor();
        asked.check();
        return schemas.all()
                .filter(stored -> type == null || stored.type().equals(type))
                .skip(cursor == null ? 0 : cursor)
                .take(limit + 1L)
                .map(SchemaView::withoutText)
                .collectList()
                .map(found -> page(found, limit, cursor == null ? 0 : cursor))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private static Page<SchemaView> page(List<SchemaView> found, int limit, long skipped) {
        return Page.of(found, limit, last -> skipped + limit);
    }

    Mono<ServerResponse> schema(ServerRequest request) {
        var text = request.pathVariable("id");
        return schemas.find(id(text))
                .switchIfEmpty(Mono.error(() -> Refusal.unknown("schema", "There is no schema " + text + ".")))
                .map(SchemaView::of)
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private static int id(String text) {
        try {
            var id = Integer.parseInt(text);
            if (id < 1) {
                throw new NumberFormatException(text);
            }
            return id;
        } catch (NumberFormatException wrong) {
            throw Refusal.invalid(
                    "id", "must be a whole number from 1 to %d, but was: %s".formatted(Integer.MAX_VALUE, text));
        }
    }

    record Categories(List<CountedCategory> items, boolean more) {}

    record Types(int window, List<TypeLine> items) {}

    record TypeLine(String type, long events, @Nullable Long lastPosition, long schemas) {

        static List<TypeLine> of(List<CountedType> counted, Map<String, Long> schemas) {
            var all = new TreeMap<String, TypeLine>();
            schemas.forEach((type, count) -> all.put(type, new TypeLine(type, 0, null, count)));
            Function<CountedType, Position> last = CountedType::last;
            counted.forEach(found -> all.put(
                    found.type(),
                    new TypeLine(
                            found.type(),
                            found.events(),
                            last.apply(found).value(),
                            schemas.getOrDefault(found.type(), 0L))));
            return List.copyOf(all.values());
        }
    }
}
