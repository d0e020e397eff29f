package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamClosedException.Closure;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream in memory: its events, and what is kept of them. One writer at a time; readers at any time. Versions are dense:
 * the event at version 0 is element 0, and null once it is gone.
 */
final class StreamHistory {

    private final AppendOnlyList<RecordedEvent> events = new AppendOnlyList<>();
    private volatile Lifecycle lifecycle = Lifecycle.NEW;

    void addAll(List<RecordedEvent> added) {
        events.addAll(added);
    }

    /** Takes an event in with the version that it has; those before it that are not here are gone. */
    void take(RecordedEvent event) {
        events.addAll(Collections.nCopies((int) event.version().value() - events.size(), null));
        events.addAll(List.of(event));
    }

    int size() {
        return events.size();
    }

    @Nullable
    RecordedEvent event(int version) {
        return events.get(version);
    }

    void remove(int version) {
        events.remove(version);
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    void change(Lifecycle changed) {
        lifecycle = changed;
    }

    /** The version of the last event there ever was. */
    StreamVersion last() {
        return StreamVersion.of(size() - 1L);
    }

    /** The version that writers must expect. */
    StreamVersion current() {
        return size() > lifecycle.deletedBefore() ? last() : StreamVersion.NONE;
    }

    /** The first of the versions below {@code end} that readers are shown; {@code end} when they are shown none. */
    int firstVisible(int end, Instant now) {
        var kept = lifecycle;
        var last = end - 1L;
        if (kept.closure() == Closure.TOMBSTONED || last < kept.deletedBefore()) {
            return end;
        }
        var metadata = kept.metadata();
        var first = Math.max(
                kept.deletedBefore(), Math.min(metadata.truncateBefore().value(), last));
        if (metadata.maxCount() != null) {
            first = Math.max(first, end - metadata.maxCount());
        }
        if (metadata.maxAge() != null) {
            var oldest = now.minus(metadata.maxAge());
            while (first < last && isGoneOrBefore(oldest, (int) first)) {
                first++;
            }
        }
        return (int) first;
    }

    private boolean isGoneOrBefore(Instant oldest, int version) {
        var event = event(version);
        return event == null || event.recordedAt().isBefore(oldest);
    }

    StreamState state() {
        if (lifecycle.closure() == Closure.TOMBSTONED) {
            return StreamState.TOMBSTONED;
        }
        if (lifecycle.closure() == Closure.ARCHIVED) {
            return StreamState.ARCHIVED;
        }
        if (size() == 0) {
            return StreamState.ABSENT;
        }
        return size() > lifecycle.deletedBefore() ? StreamState.ACTIVE : StreamState.DELETED;
    }

    /**
     * What has been said about a stream.
     *
     * @param deletedBefore how many of its events went with its last deletion
     */
    record Lifecycle(@Nullable Closure closure, long deletedBefore, StreamMetadata metadata) {

        static final Lifecycle NEW = new Lifecycle(null, 0, StreamMetadata.NONE);

        Lifecycle closed(@Nullable Closure how) {
            return new Lifecycle(how, deletedBefore, metadata);
        }

        Lifecycle deletedBefore(long version) {
            return new Lifecycle(closure, version, StreamMetadata.NONE);
        }

        Lifecycle with(StreamMetadata changed) {
            return new Lifecycle(closure, deletedBefore, changed);
        }
    }
}
