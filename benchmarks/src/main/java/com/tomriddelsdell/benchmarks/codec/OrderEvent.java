package com.tomriddelsdell.benchmarks.codec;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of ordinary size. */
sealed interface OrderEvent {

    record Placed(
            UUID order,
            String customer,
            long cents,
            int units,
            boolean express,
            List<String> lines,
            @Nullable String note)
            implements OrderEvent {}
}
