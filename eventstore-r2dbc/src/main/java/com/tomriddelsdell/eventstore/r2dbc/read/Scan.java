package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One reader's way through the log in search of what matches its filter. It looks at a stride of positions at a time, so
 * that no look takes long however little there is to be found; and learns how long its stride may be: longer while looks
 * are quick and find little, shorter when they are not or do not hold all that matches.
 */
public final class Scan {

    private static final long SHORTEST = 10_000;
    private static final long LONGEST = 1L << 24;
    private static final long GROWTH = 8;
    private static final long QUICK_MILLIS = 100;
    private static final long SLOW_MILLIS = 1_000;

    private final FilterStatement statement;
    private final EventFilter filter;
    private volatile long stride = SHORTEST;

    Scan(FilterStatement statement, EventFilter filter) {
        this.statement = statement;
        this.filter = filter;
    }

    /** The next matching events after {@code after}, of what lies up to {@code to}, which must be complete. */
    public Mono<Section> section(Position after, Position to) {
        var range = new Range(after.value() + 1, to.value(), Direction.FORWARD, Section.MAX_EVENTS, Section.MAX_EVENTS);
        return look(range).map(look -> new Section(after, Position.of(look.end()), look.events()));
    }

    Flux<RecordedEvent> read(Range range) {
        return Page.flatten(
                range,
                rest -> look(rest)
                        .map(look -> new Page(
                                look.events(),
                                rest.beyond(look.end(), look.events().size()))));
    }

    /** How many match, counting no further than the limit of {@code range}. */
    Mono<Long> count(Range range) {
        return Mono.just(range)
                .expand(rest -> rest.isEmpty() ? Mono.empty() : counted(rest))
                .last()
                .map(rest -> range.limit() - rest.limit());
    }

    private Mono<Range> counted(Range rest) {
        return tried(() -> {
            var part = rest.cut(stride);
            return statement.count(part, filter).elapsed().map(answer -> {
                learn(answer.getT1());
                return rest.beyond(part.end(), Math.min(answer.getT2(), rest.limit()));
            });
        });
    }

    private Mono<Look> look(Range rest) {
        return tried(() -> {
            var part = rest.cut(stride);
            return statement.read(part, filter).elapsed().map(answer -> look(part, answer.getT2(), answer.getT1()));
        });
    }

    private Look look(Range part, List<RecordedEvent> events, long millis) {
        if (events.size() < part.pageSize()) {
            learn(millis);
            return new Look(events, part.end());
        }
        var end = events.getLast().position().value();
        stride = Math.clamp(2 * part.widthTo(end), SHORTEST, stride);
        return new Look(events, end);
    }

    /** A statement that has failed may have taken too long: whoever tries again looks less far. */
    private <T> Mono<T> tried(Supplier<Mono<T>> statement) {
        return Mono.defer(statement).doOnError(failure -> shorten());
    }

    private void learn(long millis) {
        if (millis < QUICK_MILLIS) {
            stride = Math.min(stride * GROWTH, LONGEST);
        } else if (millis > SLOW_MILLIS) {
            shorten();
        }
    }

    private void shorten() {
        stride = Math.max(stride / GROWTH, SHORTEST);
    }

    /** What was found, and the position, inclusive, up to which everything was. */
    private record Look(List<RecordedEvent> events, long end) {}
}
