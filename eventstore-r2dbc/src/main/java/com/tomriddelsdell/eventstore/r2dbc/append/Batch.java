package com.tomriddelsdell.eventstore.r2dbc.append;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Appends that go to the database together.
 *
 * @param appends those to one stream side by side, in the order in which they came
 */
record Batch(List<Pending> appends) {

    private static final int MAX_APPENDS = 256;
    private static final int MAX_BYTES = 4 << 20;

    /**
     * Takes from {@code waiting} what fits into one batch, the longest waiting first. Appends to a stream in
     * {@code inFlight} stay: they would find it busy.
     */
    static Batch takeFrom(Queue<Pending> waiting, Set<String> inFlight) {
        var taken = new ArrayList<Pending>(Math.min(waiting.size(), MAX_APPENDS));
        var bytes = 0L;
        for (Iterator<Pending> each = waiting.iterator(); each.hasNext() && taken.size() < MAX_APPENDS; ) {
            var pending = each.next();
            if (pending.isWithdrawn()) {
                each.remove();
            } else if (!inFlight.contains(pending.streamName())) {
                bytes += pending.append().payloadBytes();
                if (bytes > MAX_BYTES && !taken.isEmpty()) {
                    break;
                }
                taken.add(pending);
                each.remove();
            }
        }
        taken.sort(Comparator.comparing(Pending::streamName));
        return new Batch(taken);
    }

    boolean isEmpty() {
        return appends.isEmpty();
    }

    List<String> streamNames() {
        return appends.stream().map(Pending::streamName).toList();
    }
}
