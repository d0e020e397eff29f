package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.Section;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A store whose followers are given no more events a second than a limit allows, which may change at any time. Each follower
 * is limited by itself: those who run different partitions all pass the whole log, so together they pass it at that rate too.
 */
final class Throttled extends ForwardingEventStore {

    private static final int PIECES_A_SECOND = 10;

    private final IntSupplier rate;

    /** @param rate events a second; 0 for no limit */
    Throttled(EventStore events, IntSupplier rate) {
        super(events);
        this.rate = rate;
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return Flux.defer(() -> {
            var pace = new Pace();
            return super.sections(after, filter).concatMap(section -> spread(section, pace), 1);
        });
    }

    private Flux<Section> spread(Section section, Pace pace) {
        return Mono.just(new Rest(Section.emptyAt(section.from()), section))
                .expand(last -> last.rest() == null ? Mono.empty() : next(last.rest(), pace))
                .skip(1)
                .map(Rest::piece);
    }

    private Mono<Rest> next(Section left, Pace pace) {
        return Mono.defer(() -> {
            var limit = rate.getAsInt();
            if (limit == ReplayRequest.UNTHROTTLED) {
                return Mono.just(new Rest(left, null));
            }
            var piece = Rest.of(left, Math.max(1, limit / PIECES_A_SECOND));
            var pause = pace.take(piece.piece().events().size(), limit);
            return pause.isPositive() ? Mono.delay(pause).thenReturn(piece) : Mono.just(piece);
        });
    }

    /**
     * A piece of a section.
     *
     * @param rest what is left of it; null for nothing
     */
    private record Rest(Section piece, @Nullable Section rest) {

        static Rest of(Section section, int most) {
            if (section.events().size() <= most) {
                return new Rest(section, null);
            }
            var first = section.events().subList(0, most);
            var to = first.getLast().position();
            return new Rest(new Section(section.from(), to, first), section.after(to));
        }
    }

    /** When the next event may come. One thread at a time. */
    private static final class Pace {

        private long free = Long.MIN_VALUE;

        /** How long {@code events} must wait. */
        Duration take(int events, int rate) {
            var now = Schedulers.parallel().now(TimeUnit.NANOSECONDS);
            var start = Math.max(free, now);
            free = start + events * TimeUnit.SECONDS.toNanos(1) / rate;
            return Duration.ofNanos(start - now);
        }
    }
}
