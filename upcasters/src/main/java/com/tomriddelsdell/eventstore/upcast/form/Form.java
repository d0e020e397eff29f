package com.tomriddelsdell.eventstore.upcast.form;

import org.apache.avro.Schema;

/**
 * How a program holds data of one schema: as a record of its own, as a generated class, or generically. Thread-safe.
 *
 * @param <T> the class of the data
 */
public interface Form<T> {

    /** The schema that data of this form is written by. */
    Schema schema();

    /** The class that all data of this form is of. */
    Class<T> type();

    /**
     * Prepares to read what was written by {@code writer}, by Avro's rules of resolution. To be done once, not for each event.
     *
     * @throws IllegalArgumentException if no data of {@code writer} can be read
     */
    Reader<T> reader(Schema writer);

    /**
     * Writes {@code value} by {@link #schema()}.
     *
     * @throws IllegalArgumentException if the schema cannot hold it, saying where
     */
    void write(T value, PayloadOutput output);

    /** Reads data that was written by one schema. Thread-safe. */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * Reads one value, and leaves what comes behind it.
         *
         * @throws UnreadablePayloadException if the bytes are not what they should be
         */
        T read(PayloadInput input);
    }
}
