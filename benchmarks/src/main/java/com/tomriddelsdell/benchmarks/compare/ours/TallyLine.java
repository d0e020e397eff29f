package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.Tally;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A tally on its way from one process to another: its nanoseconds and its histogram. */
final class TallyLine {

    private TallyLine() {}

    static String write(Tally tally) {
        var buffer = ByteBuffer.allocate(tally.waited().getNeededByteBufferCapacity());
        var length = tally.waited().encodeIntoCompressedByteBuffer(buffer);
        return tally.nanos() + " " + Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    static Tally read(String line) {
        var space = line.indexOf(' ');
        var bytes = Base64.getDecoder().decode(line.substring(space + 1));
        try {
            return new Tally(
                    Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0),
                    Long.parseLong(line.substring(0, space)));
        } catch (DataFormatException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
