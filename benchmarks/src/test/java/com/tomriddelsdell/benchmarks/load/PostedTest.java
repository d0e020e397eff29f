package com.tomriddelsdell.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.benchmarks.load.Posted.Acknowledged;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostedTest {

    @Test
    void a_percentile_is_the_time_of_a_post_that_took_place() {
        var posted = posted(LongStream.rangeClosed(1, 200));

        assertThat(posted.percentileMillis(50)).isEqualTo(100);
        assertThat(posted.percentileMillis(99)).isEqualTo(198);
    }

    @Test
    void without_an_acknowledgement_no_time_is_known() {
        assertThat(posted(LongStream.empty()).percentileMillis(99)).isNaN();
    }

    private static Posted posted(LongStream millis) {
        var acknowledged = millis.mapToObj(each -> new Acknowledged(new UUID(0, each), each * 1_000_000))
                .toList();
        return new Posted(acknowledged, List.of(), Duration.ofSeconds(1));
    }
}
