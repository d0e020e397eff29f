package com.tomriddelsdell.benchmarks.gate;

import com.tomriddelsdell.benchmarks.contact.ContactBenchmark;
import com.tomriddelsdell.benchmarks.store.AppendBenchmark;
import com.tomriddelsdell.benchmarks.store.ReadBenchmark;

/** What has to be fast. */
enum Work {
    APPEND("append 1 event", AppendBenchmark.class),
    READ("read 100 events", ReadBenchmark.class),
    POST("POST /api/contacts", ContactBenchmark.class);

    private final String title;
    private final Class<?> benchmark;

    Work(String title, Class<?> benchmark) {
        this.title = title;
        this.benchmark = benchmark;
    }

    String title() {
        return title;
    }

    Class<?> benchmark() {
        return benchmark;
    }

    boolean needsTheApplication() {
        return this == POST;
    }
}
