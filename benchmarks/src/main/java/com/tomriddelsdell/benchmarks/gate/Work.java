package com.tomriddelsdell.benchmarks.gate;

import com.tomriddelsdell.benchmarks.contact.ContactBenchmark;
import com.tomriddelsdell.benchmarks.store.AppendBenchmark;
import com.tomriddelsdell.benchmarks.store.CommandBenchmark;
import com.tomriddelsdell.benchmarks.store.DeliveryBenchmark;
import com.tomriddelsdell.benchmarks.store.ProjectionBenchmark;
import com.tomriddelsdell.benchmarks.store.ReadBenchmark;
import com.tomriddelsdell.benchmarks.store.ScanBenchmark;

/** What has to be fast. */
enum Work {
    APPEND("append 1 event", AppendBenchmark.class),
    READ("read 100 events", ReadBenchmark.class),
    SCAN("read 10,000 of the log", ScanBenchmark.class),
    COMMAND("command", CommandBenchmark.class),
    DELIVERY("append to follower", DeliveryBenchmark.class),
    PROJECTION("project 100 events", ProjectionBenchmark.class),
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

    /** Whether it is measured when there is little time too. */
    boolean isAlwaysMeasured() {
        return this == APPEND || this == READ || this == POST;
    }

    boolean needsTheApplication() {
        return this == POST;
    }
}
