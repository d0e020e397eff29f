package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.statement.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/**
 * Appends that go to the database together.
 *
 * @param appends in the order in which they came
 * @param claims what they hold while they are under way
 */
record Batch(List<Pending> appends, Claims claims) {

    private static final int MAX_APPENDS = 256;
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_LOCKS = 1_024;

    /**
     * Takes from {@code waiting} what fits into one batch, the longest waiting first. What would find {@code inFlight}
     * in its way stays, and nothing that came later gets in front of it.
     */
    static Batch takeFrom(Queue<Pending> waiting, Collection<Claims> inFlight) {
        var taken = new ArrayList<Pending>(Math.min(waiting.size(), MAX_APPENDS));
        var claims = new Claims();
        var passedOver = new Claims();
        var bytes = 0L;
        var locks = 0;
        for (Iterator<Pending> each = waiting.iterator(); each.hasNext() && taken.size() < MAX_APPENDS; ) {
            var pending = each.next();
            var request = pending.request();
            if (pending.isWithdrawn()) {
                each.remove();
            } else if (isExcluded(request, inFlight, claims, passedOver)) {
                passedOver.add(request);
            } else {
                bytes += request.payloadBytes();
                locks += request.locks();
                if ((bytes > MAX_BYTES || locks > MAX_LOCKS) && !taken.isEmpty()) {
                    break;
                }
                taken.add(pending);
                claims.add(request);
                each.remove();
            }
        }
        return new Batch(taken, claims);
    }

    private static boolean isExcluded(Request request, Collection<Claims> inFlight, Claims batch, Claims passedOver) {
        if (batch.excludeFromBatch(request) || passedOver.exclude(request)) {
            return true;
        }
        for (var claims : inFlight) {
            if (claims.exclude(request)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return appends.isEmpty();
    }

    List<Request> requests() {
        return appends.stream().map(Pending::request).toList();
    }
}
