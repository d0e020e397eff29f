package com.tomriddelsdell.eventstore.spring.actuate;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadHolder;
import com.tomriddelsdell.eventstore.r2dbc.read.Head;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a log and its subscriptions stand.
 *
 * @param epoch which history of which log
 * @param subscriptions all of the log, by name, whichever process runs them
 */
public record EventStoreReport(String epoch, HeadReport head, List<SubscriptionReport> subscriptions) {

    public EventStoreReport {
        requireNonNull(epoch, "epoch");
        requireNonNull(head, "head");
        subscriptions = List.copyOf(requireNonNull(subscriptions, "subscriptions"));
    }

    static EventStoreReport of(
            LogEpoch epoch, Head head, List<HeadHolder> holders, List<SubscriptionStatus> subscriptions) {
        return new EventStoreReport(
                epoch.toString(),
                HeadReport.of(head, holders),
                subscriptions.stream().map(SubscriptionReport::of).toList());
    }

    /**
     * How far the log goes.
     *
     * @param safe the position that readers read up to
     * @param drawn the highest position handed out
     * @param holders who holds readers back, the oldest first
     */
    public record HeadReport(long safe, long drawn, List<String> holders) {

        public HeadReport {
            holders = List.copyOf(requireNonNull(holders, "holders"));
        }

        static HeadReport of(Head head, List<HeadHolder> holders) {
            return new HeadReport(
                    head.safe().value(),
                    head.drawn().value(),
                    holders.stream().map(HeadHolder::name).toList());
        }
    }

    /**
     * How a subscription is doing.
     *
     * @param position up to where all partitions have come
     * @param lag by how many positions the last partition is behind the log
     * @param parked how many events are put aside
     * @param members how many processes run it
     */
    public record SubscriptionReport(
            String name,
            boolean paused,
            long position,
            long lag,
            long parked,
            int members,
            List<PartitionReport> partitions) {

        public SubscriptionReport {
            requireNonNull(name, "name");
            partitions = List.copyOf(requireNonNull(partitions, "partitions"));
        }

        static SubscriptionReport of(SubscriptionStatus status) {
            return new SubscriptionReport(
                    status.name(),
                    status.paused(),
                    status.position().value(),
                    status.lag(),
                    status.parked(),
                    status.members(),
                    status.partitions().stream().map(PartitionReport::of).toList());
        }
    }

    /**
     * How a partition is doing.
     *
     * @param owner the process that runs it; null if none does
     * @param error what went wrong last; null if nothing ever did
     */
    public record PartitionReport(
            int partition,
            long position,
            long parked,
            @Nullable String owner,
            @Nullable Duration leaseLeft,
            Instant movedAt,
            @Nullable String error) {

        public PartitionReport {
            requireNonNull(movedAt, "movedAt");
        }

        static PartitionReport of(PartitionStatus status) {
            return new PartitionReport(
                    status.partition(),
                    status.position().value(),
                    status.parked(),
                    status.owner(),
                    status.leaseLeft(),
                    status.movedAt(),
                    status.error());
        }
    }
}
