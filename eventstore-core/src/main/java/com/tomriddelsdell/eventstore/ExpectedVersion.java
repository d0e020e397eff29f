package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

/** What a writer believes a stream looks like before it appends. */
public sealed interface ExpectedVersion {

    /** The stream may be in any state: the append cannot conflict. */
    record Any() implements ExpectedVersion {

        @Override
        public String toString() {
            return "any version";
        }
    }

    /** The stream has no events yet. */
    record NoStream() implements ExpectedVersion {

        @Override
        public String toString() {
            return "no stream";
        }
    }

    /** The stream has at least one event. */
    record StreamExists() implements ExpectedVersion {

        @Override
        public String toString() {
            return "an existing stream";
        }
    }

    /** The last event of the stream has exactly this version. */
    record Exactly(StreamVersion version) implements ExpectedVersion {

        public Exactly {
            if (version.equals(StreamVersion.NONE)) {
                throw new IllegalArgumentException("version must be that of an event; use noStream() for none");
            }
        }

        @Override
        public String toString() {
            return "version " + version;
        }
    }

    static ExpectedVersion any() {
        return new Any();
    }

    static ExpectedVersion noStream() {
        return new NoStream();
    }

    static ExpectedVersion streamExists() {
        return new StreamExists();
    }

    static ExpectedVersion exactly(long version) {
        return new Exactly(StreamVersion.of(version));
    }

    /** What a writer that has seen {@code current} as the last version expects: that nothing has happened since. */
    static ExpectedVersion unchangedSince(StreamVersion current) {
        return current.equals(StreamVersion.NONE) ? noStream() : new Exactly(current);
    }

    /** Whether a stream whose last event is at {@code actual}, or has {@link StreamVersion#NONE}, is as expected. */
    default boolean accepts(StreamVersion actual) {
        requireNonNull(actual, "actual");
        return switch (this) {
            case Any() -> true;
            case NoStream() -> actual.equals(StreamVersion.NONE);
            case StreamExists() -> !actual.equals(StreamVersion.NONE);
            case Exactly(StreamVersion version) -> actual.equals(version);
        };
    }
}
