package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import com.tomriddelsdell.eventstore.r2dbc.parameter.Lines;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of the conditions of requests, as the columns that the SQL function takes. */
final class ItemColumns {

    private final List<Integer> requests = new ArrayList<>();
    private final List<EventQuery.Item> items = new ArrayList<>();
    private final List<Long> seenUpTo = new ArrayList<>();
    private final List<@Nullable String> seenBeyond = new ArrayList<>();

    void add(int number, Request request) {
        var condition = request.appended().condition();
        if (condition == null) {
            return;
        }
        for (var item : condition.query().items()) {
            requests.add(number);
            items.add(item);
            seenUpTo.add(condition.seen().upTo().value());
            seenBeyond.add(Lines.of(condition.seen().beyond().stream().map(Position::toString)));
        }
    }

    /** Binds requests, types, tags, and what was seen from parameter {@code first} on. */
    Statement bind(Statement statement, int first) {
        return statement
                .bind(first, ArrayParameter.int4(requests))
                .bind(first + 1, Lines.ofTypes(items))
                .bind(first + 2, Lines.ofTags(items))
                .bind(first + 3, ArrayParameter.int8(seenUpTo))
                .bind(first + 4, ArrayParameter.text(seenBeyond));
    }
}
