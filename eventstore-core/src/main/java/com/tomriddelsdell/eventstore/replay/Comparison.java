package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of two generations differ. Both go on while they are compared: a difference counts only if it is still there
 * after both have passed where the other stood.
 *
 * @param live the one that readers see
 * @param built the one that a replay has built
 * @param different how many rows differ, at least; exactly, unless {@code complete} is false
 * @param differences some of them, by key
 * @param complete whether all rows were compared; if not, there were more differences than are counted, or more rows than the
 *     limit
 */
public record Comparison(Side live, Side built, long different, List<Difference> differences, boolean complete) {

    public Comparison {
        requireNonNull(live, "live");
        requireNonNull(built, "built");
        differences = List.copyOf(requireNonNull(differences, "differences"));
    }

    /** Whether all rows were compared and none differs. */
    public boolean isEqual() {
        return complete && different == 0;
    }

    /**
     * One of the two.
     *
     * @param position up to where all events were applied at the end
     * @param rows how many were compared; while events come in, rows may be counted that the other side is still to get
     * @param checksum over keys and contents of these rows, in hexadecimal digits; where nothing changes meanwhile, equal rows
     *     have equal checksums
     */
    public record Side(int generation, Position position, long rows, String checksum) {
        public Side {
            requireNonNull(position, "position");
            requireNonNull(checksum, "checksum");
        }
    }

    /**
     * A row that differs.
     *
     * @param live its content as readers see it; null if it is missing there
     * @param built its content as it was built; null if it is missing there
     */
    public record Difference(
            String key, @Nullable String live, @Nullable String built) {
        public Difference {
            requireNonNull(key, "key");
        }
    }
}
