package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes along two sorted sequences of rows and notes the keys of those that differ. One thread at a time. */
final class Merge {

    /** The most keys that are noted. */
    static final int MOST = 10_000;

    private final Side live = new Side();
    private final Side built = new Side();
    private final List<String> differing = new ArrayList<>();

    Side live() {
        return live;
    }

    Side built() {
        return built;
    }

    List<String> differing() {
        return List.copyOf(differing);
    }

    /** Whether all rows were compared. */
    boolean isComplete() {
        return live.isAtEnd() && built.isAtEnd();
    }

    boolean isOver() {
        return isComplete() || differing.size() >= MOST;
    }

    /** Compares as far as both sides are known. */
    void advance() {
        while (!isOver() && !live.isWanting() && !built.isWanting()) {
            var order = order(live.rows.peekFirst(), built.rows.peekFirst());
            var left = order <= 0 ? live.take() : null;
            var right = order >= 0 ? built.take() : null;
            if (left == null || !left.equals(right)) {
                differing.add(requireNonNull(left == null ? right : left).key());
            }
        }
    }

    /** What has no more rows comes after everything. */
    private static int order(@Nullable ProjectedRow live, @Nullable ProjectedRow built) {
        if (live == null || built == null) {
            return live == null ? 1 : -1;
        }
        return compare(live.key(), built.key());
    }

    /** By code points, which is also the order of the bytes in UTF-8, but not that of {@link String#compareTo}. */
    static int compare(String one, String other) {
        var end = Math.min(one.length(), other.length());
        for (var index = 0; index < end; index++) {
            var left = one.charAt(index);
            var right = other.charAt(index);
            if (left != right) {
                // A surrogate belongs to a code point above all that are not.
                var both = Character.isSurrogate(left) == Character.isSurrogate(right);
                return both ? Character.compare(left, right) : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** The rows of one generation, page by page. */
    static final class Side {

        private final Deque<ProjectedRow> rows = new ArrayDeque<>();
        private final MessageDigest digest = sha256();
        private boolean ended;
        private long count;
        private @Nullable String last;

        /** Whether it must be told more rows, or that there are none. */
        boolean isWanting() {
            return rows.isEmpty() && !ended;
        }

        boolean isAtEnd() {
            return rows.isEmpty() && ended;
        }

        /** The last key that it was told. */
        @Nullable
        String last() {
            return last;
        }

        void add(List<ProjectedRow> page) {
            ended = page.isEmpty();
            for (var row : page) {
                if (last != null && compare(last, row.key()) >= 0) {
                    throw new IllegalStateException(
                            "rows must come in the order of the code points of their keys, but %s came after %s"
                                    .formatted(row.key(), last));
                }
                last = row.key();
                rows.addLast(row);
            }
        }

        ProjectedRow take() {
            var row = rows.removeFirst();
            count++;
            update(row.key());
            update(row.content());
            return row;
        }

        private void update(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }

        long rows() {
            return count;
        }

        String checksum() {
            try {
                return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
