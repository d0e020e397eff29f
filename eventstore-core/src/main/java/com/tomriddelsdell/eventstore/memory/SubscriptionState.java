package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.Assignment;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.NotParkedException;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.Parking;
import com.tomriddelsdell.eventstore.subscribe.PartitionLostException;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One subscription in memory. One thread at a time. */
final class SubscriptionState {

    private final String name;
    private final List<PartitionState> partitions;
    private final Map<UUID, Presence> members = new LinkedHashMap<>();
    private final NavigableMap<Position, ParkedEvent> parked = new TreeMap<>();
    private boolean paused;

    SubscriptionState(String name, int count, Position start, Instant now) {
        this.name = name;
        this.partitions = IntStream.range(0, count)
                .mapToObj(number -> new PartitionState(number, start, now))
                .toList();
    }

    List<PartitionState> partitions() {
        return partitions;
    }

    /** How far each partition has come. */
    List<Progress> progress() {
        return partitions.stream()
                .map(partition -> new Progress(name, partition.number, partition.position))
                .toList();
    }

    /** The last position before all that is still to be handled. */
    Position handled() {
        return Stream.concat(
                        partitions.stream().map(partition -> partition.position),
                        parked.keySet().stream().map(position -> Position.of(position.value() - 1)))
                .min(Position::compareTo)
                .orElse(Position.END);
    }

    Assignment beat(Member member, Instant now) {
        members.put(member.id(), new Presence(member, now.plus(member.lease())));
        members.values().removeIf(presence -> presence.until().isBefore(now));
        var living = List.copyOf(members.keySet());
        var rank = living.indexOf(member.id());
        var share = paused ? 0 : (partitions.size() + living.size() - 1 - rank) / living.size();
        for (var partition : partitions) {
            if (held(member).size() < share && !members.containsKey(partition.owner)) {
                partition.changeHands(member.id());
            }
        }
        return new Assignment(
                share,
                held(member).stream().map(partition -> partition.lease(member)).toList(),
                nextExpiry(member, now));
    }

    private List<PartitionState> held(Member member) {
        return partitions.stream()
                .filter(partition -> member.id().equals(partition.owner))
                .toList();
    }

    private @Nullable Duration nextExpiry(Member member, Instant now) {
        return members.values().stream()
                .filter(presence -> !presence.member().id().equals(member.id()))
                .map(Presence::until)
                .min(Instant::compareTo)
                .map(until -> Duration.between(now, until))
                .orElse(null);
    }

    void release(Lease lease) {
        var partition = partitions.get(lease.partition());
        if (partition.epoch == lease.epoch()) {
            partition.changeHands(null);
        }
    }

    void leave(Member member) {
        held(member).forEach(partition -> partition.changeHands(null));
        members.remove(member.id());
    }

    PartitionState require(Lease lease) {
        var partition = partitions.get(lease.partition());
        if (partition.epoch != lease.epoch()) {
            throw new PartitionLostException(lease);
        }
        return partition;
    }

    void require(Lease lease, Advance advance) {
        if (!require(lease).position.equals(advance.from())) {
            throw new PartitionLostException(lease);
        }
    }

    void advance(Lease lease, Advance advance, Instant now) {
        var partition = require(lease);
        partition.moveTo(advance.to(), advance.eventId(), now);
        for (var parking : advance.parkings()) {
            park(partition, parking, now);
        }
    }

    private void park(PartitionState partition, Parking parking, Instant now) {
        var failure = parking.failure();
        var event = parking.event();
        if (failure != null) {
            partition.error = failure.error();
        }
        parked.put(
                event.position(),
                new ParkedEvent(
                        name,
                        partition.number,
                        event,
                        failure == null ? null : failure.error(),
                        failure == null ? 0 : 1,
                        now,
                        failure == null ? now : retryAt(failure, now),
                        0));
    }

    private static @Nullable Instant retryAt(FailedAttempt failure, Instant now) {
        return failure.pause() == null ? null : now.plus(failure.pause());
    }

    int parked() {
        return parked.size();
    }

    List<ParkedEvent> parked(Position after, int limit) {
        return parked.tailMap(after, false).values().stream().limit(limit).toList();
    }

    /** The first parked event of each stream of a partition. */
    List<ParkedEvent> firsts(int partition) {
        var firsts = new LinkedHashMap<StreamId, ParkedEvent>();
        parked.values().stream()
                .filter(event -> event.partition() == partition)
                .forEach(event -> firsts.putIfAbsent(event.event().stream(), event));
        return List.copyOf(firsts.values());
    }

    void requireUnchanged(ParkedEvent seen) {
        var current = parked.get(seen.event().position());
        if (current == null || current.revision() != seen.revision()) {
            throw notParked(seen.event().position());
        }
    }

    void forget(Position position) {
        if (parked.remove(position) == null) {
            throw notParked(position);
        }
    }

    void postpone(Lease lease, ParkedEvent seen, FailedAttempt failure, Instant now) {
        var partition = require(lease);
        partition.error = failure.error();
        parked.computeIfPresent(
                seen.event().position(),
                (position, current) -> current.revision() != seen.revision()
                        ? current
                        : copy(
                                current,
                                current.event(),
                                failure.error(),
                                current.attempts() + 1,
                                retryAt(failure, now),
                                current.revision()));
    }

    long retry(@Nullable StreamId stream, Instant now) {
        var retried = partitions.stream()
                .flatMap(partition -> firsts(partition.number).stream())
                .filter(first -> stream == null || first.event().stream().equals(stream))
                .toList();
        retried.forEach(first -> operate(first, first.event(), now));
        return retried.size();
    }

    void edit(Position position, Payload replacement, Instant now) {
        var current = parked.get(position);
        if (current == null) {
            throw notParked(position);
        }
        operate(current, current.event().withPayload(replacement), now);
    }

    private void operate(ParkedEvent current, RecordedEvent event, Instant now) {
        parked.put(event.position(), copy(current, event, current.error(), 0, now, current.revision() + 1));
    }

    private NotParkedException notParked(Position position) {
        return new NotParkedException(name, "the event at position " + position);
    }

    void pause() {
        paused = true;
        partitions.forEach(partition -> partition.changeHands(null));
    }

    void resume() {
        paused = false;
    }

    void reset(Position to, Instant now) {
        partitions.forEach(partition -> {
            partition.changeHands(null);
            partition.restart(to, now);
        });
        parked.keySet().removeIf(position -> position.compareTo(to) > 0);
    }

    SubscriptionStatus status(Position head, Instant now) {
        var living = members.values().stream()
                .filter(presence -> !presence.until().isBefore(now))
                .count();
        return new SubscriptionStatus(
                name,
                paused,
                head,
                (int) living,
                partitions.stream().map(partition -> status(partition, now)).toList());
    }

    private PartitionStatus status(PartitionState partition, Instant now) {
        var owner = partition.owner == null ? null : members.get(partition.owner);
        return new PartitionStatus(
                partition.number,
                partition.position,
                partition.eventId,
                owner == null ? null : owner.member().name(),
                partition.epoch,
                owner == null ? null : Duration.between(now, owner.until()),
                partition.movedAt,
                parked.values().stream()
                        .filter(event -> event.partition() == partition.number)
                        .count(),
                partition.error);
    }

    private static ParkedEvent copy(
            ParkedEvent of,
            RecordedEvent event,
            @Nullable String error,
            int attempts,
            @Nullable Instant retryAt,
            int revision) {
        return new ParkedEvent(
                of.subscription(), of.partition(), event, error, attempts, of.parkedAt(), retryAt, revision);
    }

    private record Presence(Member member, Instant until) {}
}
