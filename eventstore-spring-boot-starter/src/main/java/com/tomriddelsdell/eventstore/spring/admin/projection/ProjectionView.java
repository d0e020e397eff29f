package com.tomriddelsdell.eventstore.spring.admin.projection;

import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a subscription is doing. */
record ProjectionView(
        String name,
        String state,
        @Nullable Integer version,
        long position,
        long lag,
        double lagSeconds,
        @Nullable Double rate,
        long parked,
        long restarts,
        boolean runsHere,
        boolean dryRun,
        int members,
        @Nullable String error,
        List<PartitionView> partitions) {

    record PartitionView(
            int partition,
            long position,
            long parked,
            @Nullable String owner,
            @Nullable Double leaseSeconds,
            Instant movedAt,
            @Nullable String error) {

        static PartitionView of(PartitionStatus status) {
            var lease = status.leaseLeft();
            return new PartitionView(
                    status.partition(),
                    status.position().value(),
                    status.parked(),
                    status.owner(),
                    lease == null ? null : lease.toMillis() / 1_000.0,
                    status.movedAt(),
                    status.error());
        }
    }
}
