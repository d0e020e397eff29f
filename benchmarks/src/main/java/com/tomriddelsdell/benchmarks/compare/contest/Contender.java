package com.tomriddelsdell.benchmarks.compare.contest;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;
import java.util.function.Function;

/** Somebody who does some work on a PostgreSQL server that others work on too, but never at the same time. */
public interface Contender {

    Label label();

    /**
     * How much longer than usual it has to work before its rounds count: more where more Java processes have to become
     * as fast as they will be, less where there is none.
     */
    default double warmUp() {
        return 1;
    }

    /** Gets ready. Until its first round it may use no processor. */
    Running open(DurablePostgres server);

    /** A contender that is ready. */
    interface Running extends AutoCloseable {

        /** One that plays {@code round}, and at the end does {@code close}. */
        static Running of(Function<Duration, Round> round, Runnable close) {
            return new Running() {
                @Override
                public Round round(Duration time) {
                    return round.apply(time);
                }

                @Override
                public void close() {
                    close.run();
                }
            };
        }

        /**
         * Works for about {@code time}, then checks that everything that was acknowledged is there.
         *
         * @throws RuntimeException if a call failed or something is missing: then there is no figure
         */
        Round round(Duration time);

        @Override
        void close();
    }
}
