package com.tomriddelsdell.eventstore.r2dbc.hygiene;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Mono;

/** Buffers that were forgotten, as Netty reports them once the garbage collector has found them. */
final class Leaks {

    private static final int COLLECTIONS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();

    private Leaks() {}

    /** Must come before Netty makes its first buffer. */
    static void record() {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Recording());
    }

    /** Collects garbage, and returns and forgets what has been reported. Netty looks when the next buffer is made. */
    static List<String> found() {
        for (var collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            Mono.delay(BETWEEN).block();
            ByteBufAllocator.DEFAULT.buffer(1).release();
        }
        var found = new ArrayList<String>();
        for (var report = REPORTS.poll(); report != null; report = REPORTS.poll()) {
            found.add(report);
        }
        return found;
    }

    private static final class Recording extends ResourceLeakDetectorFactory {

        @Override
        @SuppressWarnings("deprecation")
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                Class<T> resource, int samplingInterval, long maxActive) {
            return new Recorder<>(resource, samplingInterval);
        }
    }

    private static final class Recorder<T> extends ResourceLeakDetector<T> {

        private Recorder(Class<?> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String resource, String records) {
            REPORTS.add(resource + " leaked: " + records);
        }

        @Override
        protected void reportUntracedLeak(String resource) {
            REPORTS.add(resource + " leaked");
        }
    }
}
