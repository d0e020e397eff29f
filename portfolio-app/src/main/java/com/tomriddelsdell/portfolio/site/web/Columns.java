package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.visit.view.Visits.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One column for each day, to be drawn.
 *
 * @param highest the value of the highest
 */
record Columns(List<Column> columns, long highest) {

    static final int WIDTH = 640;
    static final int HEIGHT = 140;

    private static final double GAP = 0.25;

    static Columns of(LocalDate first, LocalDate last, List<Day> days, ToLongFunction<Day> value) {
        var known = days.stream().collect(Collectors.toMap(Day::day, Function.identity()));
        var values = first.datesUntil(last.plusDays(1))
                .map(day -> Map.entry(day, known.containsKey(day) ? value.applyAsLong(known.get(day)) : 0L))
                .toList();
        var highest = values.stream().mapToLong(Map.Entry::getValue).max().orElse(0);
        var step = (double) WIDTH / values.size();
        return new Columns(
                IntStream.range(0, values.size())
                        .mapToObj(place -> Column.of(place * step, step * (1 - GAP), values.get(place), highest))
                        .toList(),
                highest);
    }

    /** A column, and where it is drawn. */
    record Column(LocalDate day, long value, double x, double width, double y, double height) {

        static Column of(double x, double width, Map.Entry<LocalDate, Long> value, long highest) {
            var height = highest == 0 ? 0 : HEIGHT * (double) value.getValue() / highest;
            return new Column(value.getKey(), value.getValue(), x, width, HEIGHT - height, height);
        }
    }
}
