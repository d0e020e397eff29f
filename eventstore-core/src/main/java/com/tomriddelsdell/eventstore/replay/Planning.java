package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.ReplayPlan.Basis;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds out what a replay would do, and whether it may. */
final class Planning<T> {

    private static final int SAMPLE = 200;
    private static final int PLANS_LOOK_BACK = 20;

    private final Setup<T> setup;
    private final Scratching<T> scratching;

    Planning(Setup<T> setup) {
        this.setup = setup;
        this.scratching = new Scratching<>(setup);
    }

    Mono<ReplayPlan> plan(ReplayRequest request) {
        return check(request)
                .flatMap(checked -> Mono.zip(events(checked), warnings(checked))
                        .flatMap(found -> Mono.zip(
                                        estimate(checked, sum(found.getT1())),
                                        new Surveying(setup).survey(checked, found.getT1()))
                                .map(told -> new ReplayPlan(
                                        request,
                                        checked.projection().version(),
                                        Filters.describe(request),
                                        request.after(),
                                        checked.end(),
                                        found.getT1(),
                                        told.getT2(),
                                        held(checked),
                                        told.getT1().duration(),
                                        told.getT1().basis(),
                                        warned(found.getT2(), told.getT2())))));
    }

    /** What a request comes to; an error if it must be refused. */
    Mono<Checked<T>> check(ReplayRequest request) {
        return setup.projection(request.projection()).flatMap(projection -> {
            if (request.partitions() > projection.mostPartitions()) {
                return Mono.error(new ReplayRefusedException(
                        Reason.TOO_MANY_PARTITIONS,
                        "%s can be built on at most %d partitions, but %d were asked for"
                                .formatted(projection.name(), projection.mostPartitions(), request.partitions())));
            }
            if (!request.isForEverything() && !projection.canRepair(request)) {
                return Mono.error(new ReplayRefusedException(
                        Reason.NOT_REPAIRABLE,
                        "%s cannot have a part of the log applied again (%s): replay everything, into a new generation"
                                .formatted(projection.name(), Filters.describe(request))));
            }
            return requireMade(projection)
                    .then(setup.endBeyond("after", request.after()))
                    .map(end -> new Checked<>(request, projection, end));
        });
    }

    /** What was never run has no generation that readers see, and would never have one if another were built first. */
    private Mono<Void> requireMade(RebuildableProjection<T> projection) {
        return setup.live(projection.name())
                .switchIfEmpty(Mono.error(() -> new ReplayRefusedException(
                        Reason.NO_SUCH_GENERATION,
                        "%s has no generation yet that readers see: it has never been run"
                                .formatted(projection.name()))))
                .then();
    }

    private Mono<Map<String, Long>> events(Checked<T> checked) {
        return checked.read().map(read -> setup.store().countByType(read)).orElseGet(() -> Mono.just(Map.of()));
    }

    private static List<String> warned(List<String> warnings, List<PlannedUpcast> upcasts) {
        return Stream.concat(
                        warnings.stream(),
                        upcasts.stream()
                                .filter(planned -> !planned.upcast().refusal().isEmpty())
                                .map(PlannedUpcast::upcast)
                                .map(upcast -> "Events of type %s of %s cannot be decoded here: %s"
                                        .formatted(upcast.type(), upcast.schema(), upcast.refusal())))
                .toList();
    }

    private static long sum(Map<String, Long> events) {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<String> held(Checked<T> checked) {
        return setup.others().stream()
                .filter(Subscription::hasEffects)
                .filter(other -> checked.filter()
                        .flatMap(filter -> Filters.both(filter, other.filter()))
                        .isPresent())
                .map(Subscription::name)
                .sorted()
                .toList();
    }

    private Mono<Estimate> estimate(Checked<T> checked, long events) {
        if (events == 0) {
            return Mono.just(new Estimate(null, Basis.NOTHING));
        }
        var limit = checked.request().eventsPerSecond();
        return setup.store()
                .list(checked.projection().name(), PLANS_LOOK_BACK)
                .filter(replay -> replay.rate() > 0)
                .next()
                .map(last ->
                        new Estimate(Duration.ofMillis(Math.round(events * 1_000 / last.rate())), Basis.LAST_REPLAY))
                .switchIfEmpty(Mono.defer(
                        () -> sample(checked).map(each -> new Estimate(each.multipliedBy(events), Basis.SAMPLE))))
                .map(estimate -> estimate.atMost(events, limit));
    }

    /** How long an event takes, applied to a scratch generation. */
    private Mono<Duration> sample(Checked<T> checked) {
        return Mono.justOrEmpty(checked.read())
                .flatMap(read -> setup.events().read(read.limit(SAMPLE)).collectList())
                .flatMap(events -> scratching
                        .with(
                                checked.projection(),
                                (scratch, number) -> Mono.defer(() -> {
                                    var start = Schedulers.parallel().now(TimeUnit.NANOSECONDS);
                                    return scratching
                                            .apply(scratch, number, checked.projection(), Flux.fromIterable(events))
                                            .then(Mono.fromSupplier(
                                                    () -> (Schedulers.parallel().now(TimeUnit.NANOSECONDS) - start)
                                                            / events.size()));
                                }))
                        .next()
                        .map(Duration::ofNanos));
    }

    private Mono<List<String>> warnings(Checked<T> checked) {
        var projection = checked.projection();
        var warnings = new ArrayList<String>();
        if (!checked.request().isForEverything()) {
            warnings.add("The events are applied again to the generation that readers see");
        }
        if (checked.filter().isEmpty()) {
            warnings.add("No event can match: %s is given none of them".formatted(projection.name()));
        }
        return setup.store()
                .open()
                .filter(replay -> replay.projection().equals(projection.name()))
                .doOnNext(replay -> warnings.add(new ReplayUnderWayException(replay).getMessage()))
                .thenMany(setup.store().generations())
                .filter(generation -> generation.projection().equals(projection.name()))
                .concatMap(generation -> warn(generation, projection).doOnNext(warnings::add))
                .then(Mono.fromSupplier(() -> List.copyOf(warnings)));
    }

    private Flux<String> warn(Generation generation, RebuildableProjection<T> projection) {
        var old = projection.feeds(generation.version())
                ? Flux.<String>empty()
                : Flux.just(
                        "Generation %d (%s) is of version %d, which this process cannot feed: only as long as another one"
                                        .formatted(generation.number(), generation.state(), generation.version())
                                + " does, it stays up to date");
        return switch (generation.state()) {
            case LIVE ->
                old.concatWith(setup.parked(generation.subscription())
                        .filter(parked -> parked > 0)
                        .map(parked -> "%d events of the generation that readers see are parked".formatted(parked)));
            case STANDBY ->
                old.concatWith(
                        Mono.just("Generation %d is still kept for the way back".formatted(generation.number())));
            case BUILDING -> Flux.empty();
        };
    }

    private record Estimate(@Nullable Duration duration, Basis basis) {

        /** No faster than a limit allows. */
        Estimate atMost(long events, int eventsPerSecond) {
            if (duration == null || eventsPerSecond == ReplayRequest.UNTHROTTLED) {
                return this;
            }
            var least = Duration.ofMillis(events * 1_000 / eventsPerSecond);
            return duration.compareTo(least) >= 0 ? this : new Estimate(least, basis);
        }
    }

    /** A request that may be carried out. */
    record Checked<T>(ReplayRequest request, RebuildableProjection<T> projection, Position end) {

        /** Empty if nothing can match. */
        Optional<EventFilter> filter() {
            return Filters.both(projection.filter(), request.filter());
        }

        Optional<LogRead> read() {
            return filter().filter(any -> request.after().compareTo(end) < 0)
                    .map(filter -> LogRead.after(request.after()).to(end).matching(filter));
        }
    }
}
