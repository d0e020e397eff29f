package com.tomriddelsdell.benchmarks.compare.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MedianTest {

    @Test
    void of_an_odd_number_the_one_in_the_middle() {
        assertThat(Median.of(DoubleStream.of(9, 1, 2))).hasValue(2);
    }

    @Test
    void of_an_even_number_the_mean_of_the_two_in_the_middle() {
        assertThat(Median.of(DoubleStream.of(9, 1, 2, 4))).hasValue(3);
    }

    @Test
    void of_nothing_there_is_none() {
        assertThat(Median.of(DoubleStream.empty())).isEmpty();
    }

    @Test
    void what_is_no_number_is_not_sorted_away() {
        assertThat(Median.of(DoubleStream.of(1, 2, Double.NaN))).isEmpty();
        assertThat(Median.of(DoubleStream.of(1, 2, Double.POSITIVE_INFINITY))).isEmpty();
    }
}
