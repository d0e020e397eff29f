package com.tomriddelsdell.portfolio.platform.measure;

import java.util.List;

/**
 * How this process has been doing since its start.
 *
 * @param at when this was so, in milliseconds since 1970
 * @param appends events appended so far
 * @param errors answers so far that told of a failure on our side
 * @param lag by how many positions the slowest subscription is behind
 * @param parked events that are put aside for somebody to look at
 * @param routes those that answered most, first
 */
public record Measured(long at, long appends, long errors, long lag, long parked, List<Route> routes) {

    public Measured {
        routes = List.copyOf(routes);
    }

    /**
     * How fast one route answers. An endless stream counts once it ends, with all the time it took.
     *
     * @param p50 milliseconds within which half of all answers were given; -1 when it took them longer than is told apart
     * @param p99 the same of 99 of 100
     */
    public record Route(String name, long requests, double p50, double p99) {}
}
