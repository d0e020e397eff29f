package com.tomriddelsdell.eventstore.spring.admin.replay;

import com.tomriddelsdell.eventstore.replay.ReplayPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a replay would do. */
record PlanView(
        String projection,
        int version,
        String scope,
        long after,
        long head,
        long total,
        Map<String, Long> events,
        List<String> held,
        @Nullable Double estimateSeconds,
        String estimatedFrom,
        List<String> warnings) {

    static PlanView of(ReplayPlan plan) {
        return new PlanView(
                plan.request().projection(),
                plan.version(),
                plan.scope(),
                plan.after().value(),
                plan.head().value(),
                plan.total(),
                plan.events(),
                plan.held(),
                ReplayView.seconds(plan.estimate()),
                plan.estimatedFrom().name(),
                plan.warnings());
    }
}
