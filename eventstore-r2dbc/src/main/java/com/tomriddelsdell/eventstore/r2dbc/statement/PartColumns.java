package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of requests, and which part each event belongs to, as the columns that the SQL function takes. */
final class PartColumns {

    private final List<String> streams = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Integer> requests = new ArrayList<>();
    private final List<Integer> partStreams = new ArrayList<>();
    private final List<Long> expected = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final List<Integer> eventParts = new ArrayList<>();

    void add(int number, Request request) {
        for (var index = 0; index < request.streams().size(); index++) {
            var part = request.appended().parts().get(index);
            requests.add(number);
            partStreams.add(numberOf(request.streams().get(index)));
            expected.add(Expectation.asNumber(part.expected()));
            counts.add(part.events().size());
            for (var event = 0; event < part.events().size(); event++) {
                eventParts.add(requests.size());
            }
        }
    }

    /** Binds streams, requests, streams of the parts, expected versions and counts from parameter {@code first} on. */
    Statement bind(Statement statement, int first) {
        return statement
                .bind(first, ArrayParameter.text(streams))
                .bind(first + 1, ArrayParameter.int4(requests))
                .bind(first + 2, ArrayParameter.int4(partStreams))
                .bind(first + 3, ArrayParameter.int8(expected))
                .bind(first + 4, ArrayParameter.int4(counts));
    }

    ArrayParameter<Integer> eventParts() {
        return ArrayParameter.int4(eventParts);
    }

    private int numberOf(String stream) {
        return numbers.computeIfAbsent(stream, added -> {
            streams.add(added);
            return streams.size();
        });
    }
}
