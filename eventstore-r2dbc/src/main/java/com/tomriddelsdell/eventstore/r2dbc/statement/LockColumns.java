package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The locks that requests need, as the columns that the SQL functions take. */
final class LockColumns {

    private final List<Integer> requests = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Integer> shared = new ArrayList<>();

    /** Adds the locks of {@code request}, its first stream first. */
    void add(int number, Request request) {
        add(number, request.streams(), 0);
        add(number, request.owned(), 0);
        add(number, request.shared(), 1);
    }

    private void add(int number, Collection<String> names, int isShared) {
        for (var name : names) {
            requests.add(number);
            keys.add(name);
            shared.add(isShared);
        }
    }

    ArrayParameter<Integer> requests() {
        return ArrayParameter.int4(requests);
    }

    ArrayParameter<byte[]> keys() {
        return ArrayParameter.text(keys);
    }

    ArrayParameter<Integer> shared() {
        return ArrayParameter.int4(shared);
    }
}
