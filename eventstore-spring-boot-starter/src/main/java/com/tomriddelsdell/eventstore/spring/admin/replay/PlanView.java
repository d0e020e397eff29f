package com.tomriddelsdell.eventstore.spring.admin.replay;

import com.tomriddelsdell.eventstore.replay.PlannedUpcast;
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
        List<UpcastView> upcasts,
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
                plan.upcasts().stream().map(UpcastView::of).toList(),
                plan.held(),
                ReplayView.seconds(plan.estimate()),
                plan.estimatedFrom().name(),
                plan.warnings());
    }

    /** What becomes of the events of one type and schema before they are applied. */
    record UpcastView(
            String type,
            int schemaId,
            String schema,
            List<String> path,
            @Nullable String refusal,
            long events,
            boolean sampled) {

        static UpcastView of(PlannedUpcast planned) {
            var upcast = planned.upcast();
            return new UpcastView(
                    upcast.type(),
                    upcast.schemaId(),
                    upcast.schema(),
                    upcast.path(),
                    upcast.refusal().isEmpty() ? null : upcast.refusal(),
                    planned.events(),
                    planned.sampled());
        }
    }
}
