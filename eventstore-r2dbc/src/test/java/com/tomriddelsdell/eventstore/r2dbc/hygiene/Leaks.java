package com.tomriddelsdell.eventstore.r2dbc.hygiene;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/**
 * Buffers that were forgotten, as Netty reports them once the garbage collector has found them.
 *
 * <p>One kind is forgiven: a message of r2dbc-postgresql 1.1.3 is forgotten when its channel dies between being found alive
 * and being written to. Netty 4.2 then refuses the write ("channel not registered to an event loop") without releasing what
 * was to be written, and neither reactor-netty 1.3 nor the driver does. Any test may close a connection at such a moment.
 */
public final class Leaks {

    /** Where the driver makes the buffer of a message. */
    private static final String OF_A_MESSAGE = "io.r2dbc.postgresql.message.frontend.";

    /** What Netty notes on whatever reaches the pipeline of a channel. */
    private static final String HANDED_OVER = "will handle the message from this point";

    private static final int COLLECTIONS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final AtomicLong BUFFERS = new AtomicLong();
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();
    private static volatile String running = "no test";

    private Leaks() {}

    /** Must come before Netty makes its first buffer. */
    static void record() {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Recording());
    }

    /** Whose buffers are made from now on. */
    static void in(String test) {
        running = test;
    }

    /** Collects garbage, and returns and forgets what has been reported. Netty looks when the next buffer is made. */
    public static List<String> found() {
        for (var collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            Mono.delay(BETWEEN).block();
            ByteBufAllocator.DEFAULT.buffer(1).release();
        }
        var found = new ArrayList<String>();
        for (var report = REPORTS.poll(); report != null; report = REPORTS.poll()) {
            if (!isForgiven(report)) {
                found.add(report);
            }
        }
        return found;
    }

    private static boolean isForgiven(String report) {
        return report.contains(OF_A_MESSAGE) && !report.contains(HANDED_OVER);
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

        /**
         * A leak may be found long after, in a class that has nothing to do with it, so it says which it is of. It is
         * numbered because Netty reports what reads the same only once.
         */
        @Override
        protected Object getInitialHint(String resource) {
            return "buffer " + BUFFERS.incrementAndGet() + " of " + running;
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
