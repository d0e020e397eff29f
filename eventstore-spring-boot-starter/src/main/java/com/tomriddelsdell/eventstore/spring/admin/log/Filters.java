package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import java.util.Set;
import java.util.function.Function;

/** Which events of the log a request asks for. */
final class Filters {

    private Filters() {}

    /** Refuses what cannot be used, after all of it was read. */
    static EventFilter of(Asked asked) {
        var streams = asked.all("stream", StreamId::parse);
        var categories = asked.all("category", Function.identity());
        var types = asked.all("type", Function.identity());
        var tags = asked.all("tag", Tag::parse);
        var correlation = asked.id("correlation");
        var from = asked.time("from");
        var before = asked.time("before");
        asked.check();
        try {
            return new EventFilter(
                    Set.copyOf(streams),
                    Set.copyOf(categories),
                    Set.copyOf(types),
                    Set.copyOf(tags),
                    correlation,
                    from,
                    before);
        } catch (IllegalArgumentException wrong) {
            asked.refuse("filter", String.valueOf(wrong.getMessage()));
            asked.check();
            throw wrong;
        }
    }
}
