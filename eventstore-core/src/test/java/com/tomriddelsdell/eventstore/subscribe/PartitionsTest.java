package com.tomriddelsdell.eventstore.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.StreamId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkpoints rest on it: a stream stays in its partition for ever. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PartitionsTest {

    @ParameterizedTest
    @CsvSource({"contact-1, 0, 80", "contact-2, 4, 748", "order-4711, 7, 407", "größe-ü, 7, 279"})
    void a_stream_is_in_the_partition_that_the_checksum_of_its_name_says(String stream, int ofEight, int ofThousand) {
        assertThat(Partitions.of(StreamId.parse(stream), 8)).isEqualTo(ofEight);
        assertThat(Partitions.of(StreamId.parse(stream), 1_000)).isEqualTo(ofThousand);
    }

    @Test
    void streams_are_spread_evenly() {
        var counts = new int[8];
        for (var number = 0; number < 8_000; number++) {
            counts[Partitions.of(StreamId.of("contact", "" + number), 8)]++;
        }
        assertThat(counts).satisfies(all -> {
            for (var count : all) {
                assertThat(count).isBetween(800, 1_200);
            }
        });
    }
}
