package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.PartitionLostException;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.Partitions;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Partitions are shared out between processes, and whoever no longer holds one can write nothing for it. */
public abstract class PartitionContract<T> extends SubscribingContract<T> {

    private static final int PARTITIONS = 8;

    @Test
    void each_partition_is_run_by_one_of_the_members_in_fair_shares() {
        var members = List.of("one", "two", "three");
        members.forEach(name -> run(process(store, name), journal().partitions(PARTITIONS)));

        until(() -> shares().values().stream().sorted().toList().equals(List.of(2L, 3L, 3L)));

        assertThat(shares()).containsOnlyKeys(members).hasSize(3);
        assertThat(status().members()).isEqualTo(3);
    }

    @Test
    void events_of_a_stream_are_handled_in_order_by_the_owner_of_its_partition() {
        var handledBy = new ConcurrentHashMap<StreamId, String>();
        List.of("one", "two")
                .forEach(name -> run(
                        process(store, name),
                        Subscription.<T>projecting(NAME, (transaction, event) -> {
                                    handledBy.put(event.stream(), name);
                                    return fixture.write(transaction, event);
                                })
                                .partitions(PARTITIONS)));
        until(() -> shares().size() == 2 && shares().values().stream().allMatch(share -> share == 4));

        var last = Position.START;
        for (var round = 0; round < 5; round++) {
            for (var stream = 0; stream < 10; stream++) {
                last = append(StreamId.of("many", "" + stream), "" + round);
            }
        }
        reach(last);

        for (var stream = 0; stream < 10; stream++) {
            assertThat(written(StreamId.of("many", "" + stream))).containsExactly("0", "1", "2", "3", "4");
        }
        var owners = status().partitions().stream()
                .collect(Collectors.toMap(
                        PartitionStatus::partition, partition -> Objects.requireNonNull(partition.owner())));
        assertThat(handledBy)
                .hasSize(10)
                .allSatisfy(
                        (stream, name) -> assertThat(name).isEqualTo(owners.get(Partitions.of(stream, PARTITIONS))));
    }

    @Test
    void who_leaves_gives_its_partitions_up_at_once() {
        var first = run(process(store, "one"), journal().partitions(PARTITIONS));
        reach(append(STREAM, "a"));
        first.dispose();
        until(() -> status().members() == 0);

        assertThat(status().partitions()).hasSize(PARTITIONS).allMatch(partition -> partition.owner() == null);

        run(process(store, "two"), journal().partitions(PARTITIONS));
        reach(append(STREAM, "b"));
        assertThat(shares()).isEqualTo(Map.of("two", (long) PARTITIONS));
        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void who_dies_is_followed_by_another_when_its_lease_has_run_out() {
        var dead = soleMember(PARTITIONS);
        assertThat(leases(dead)).hasSize(PARTITIONS);
        run(process(store, "living"), journal().partitions(PARTITIONS));
        var last = append(STREAM, "a");
        until(() -> status().members() == 2);
        quiet();
        assertThat(written()).isEmpty();

        done(fixture.letLeasesRunOut());
        reach(last);

        assertThat(written()).containsExactly("a");
        until(() -> shares().equals(Map.of("living", (long) PARTITIONS)));
    }

    @Test
    void a_partition_that_changes_hands_goes_on_after_its_checkpoint_under_a_higher_epoch() {
        var first = soleMember(1);
        append(STREAM, "a", "b");
        var before = leases(first).getFirst();
        done(store.advance(before, toTheEnd(before)));
        done(store.leave(first));

        var after = leases(soleMember(1)).getFirst();

        assertThat(after.epoch()).isGreaterThan(before.epoch());
        assertThat(after.position()).isEqualTo(Position.of(2));
        assertThat(after.eventId()).isEqualTo(log().getLast().id());
    }

    @Test
    void who_froze_and_wakes_up_writes_nothing() {
        append(STREAM, "a");
        var event = log().getFirst();
        var frozen = leases(soleMember(1)).getFirst();
        done(fixture.letLeasesRunOut());
        var owner = leases(soleMember(1)).getFirst();

        lost(frozen);

        assertThat(written()).isEmpty();
        done(store.advance(owner, toTheEnd(owner), transaction -> fixture.write(transaction, event)));
        assertThat(written()).containsExactly("a");
    }

    @Test
    void who_freezes_in_its_transaction_holds_nobody_up_and_writes_nothing() {
        append(STREAM, "a");
        var event = log().getFirst();
        var frozen = leases(soleMember(1)).getFirst();
        var reached = Sinks.<Boolean>one();
        var thaw = Sinks.<Void>empty();
        var step = store.advance(
                        frozen,
                        toTheEnd(frozen),
                        transaction -> fixture.write(transaction, event)
                                .then(Mono.<Void>fromRunnable(() -> reached.tryEmitValue(true)))
                                .then(thaw.asMono()))
                .toFuture();
        now(reached.asMono());

        done(fixture.letLeasesRunOut());
        var owner = leases(soleMember(1)).getFirst();
        done(store.advance(owner, toTheEnd(owner), transaction -> fixture.write(transaction, event)));
        thaw.tryEmitEmpty();

        refusal(PartitionLostException.class, Mono.fromFuture(step));
        assertThat(written()).containsExactly("a");
    }

    @Test
    void who_has_given_a_partition_up_writes_nothing() {
        append(STREAM, "a");
        var member = soleMember(1);
        var lease = leases(member).getFirst();
        done(store.release(lease));

        lost(lease);

        assertThat(written()).isEmpty();
        assertThat(leases(member).getFirst().epoch()).isGreaterThan(lease.epoch());
    }

    @Test
    void who_joins_is_given_partitions_of_those_who_have_too_many() {
        run(process(store, "one"), journal().partitions(PARTITIONS));
        reach(append(STREAM, "a"));
        var second = run(process(store, "two"), journal().partitions(PARTITIONS));

        until(() -> shares().equals(Map.of("one", 4L, "two", 4L)));
        reach(append(STREAM, "b"));
        second.dispose();
        until(() -> shares().equals(Map.of("one", 8L)));
        reach(append(STREAM, "c"));

        assertThat(written()).containsExactly("a", "b", "c");
    }

    @Test
    void shares_differ_by_one_at_most() {
        var members =
                IntStream.range(0, 3).mapToObj(number -> soleMember(PARTITIONS)).toList();
        members.forEach(member -> now(store.beat(member)));

        var shares =
                members.stream().map(member -> now(store.beat(member)).share()).toList();

        assertThat(shares).containsExactly(3, 3, 2);
    }

    private void lost(Lease lease) {
        var event = log().getFirst();
        var step = toTheEnd(lease);
        refusal(
                PartitionLostException.class,
                store.advance(lease, step, transaction -> fixture.write(transaction, event)));
        refusal(PartitionLostException.class, store.advance(lease, step));
    }

    private Map<String, Long> shares() {
        return status().partitions().stream()
                .map(PartitionStatus::owner)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(owner -> owner, Collectors.counting()));
    }
}
