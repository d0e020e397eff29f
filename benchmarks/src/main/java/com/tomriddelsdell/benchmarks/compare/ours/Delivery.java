package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;

/**
 * Appends that come at a rate of their own, whether or not the ones before are answered, and a follower. The latency is
 * how much later than the acknowledgement the follower was given the event.
 *
 * @param elsewhere whether the follower has a store of its own, as another process has, and is woken by the database
 */
record Delivery(Label label, int perSecond, boolean elsewhere) implements Contender {

    @Override
    public Running open(DurablePostgres server) {
        var schema = OpenStore.newSchema();
        var appending = OpenStore.at(server.options(), schema);
        var following = elsewhere ? OpenStore.at(server.options(), schema) : appending;
        return Running.of(
                time -> {
                    var events = Math.toIntExact(time.toMillis() * perSecond / 1_000);
                    return new DeliveryRound(appending, following, events, perSecond).play();
                },
                () -> {
                    appending.close();
                    if (elsewhere) {
                        following.close();
                    }
                });
    }
}
