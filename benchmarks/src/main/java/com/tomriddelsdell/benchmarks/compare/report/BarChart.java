package com.tomriddelsdell.benchmarks.compare.report;

import com.tomriddelsdell.benchmarks.compare.contest.Figure;
import com.tomriddelsdell.benchmarks.compare.contest.Played;
import com.tomriddelsdell.benchmarks.compare.contest.Standing.Measured;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The median rates of a match as bars, each with a line from its lowest round to its highest. */
final class BarChart {

    private static final int WIDTH = 760;
    private static final int LEFT = 330;
    private static final int LONGEST = 340;
    private static final int TOP = 36;
    private static final int STEP = 26;
    private static final String OURS = "#1f6f8b";
    private static final String OTHERS = "#9aa5ab";

    private BarChart() {}

    static String of(Played match) {
        var measured = match.standings().stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .toList();
        var most = measured.stream().mapToDouble(Measured::highestRate).max().orElse(1);
        var bars = IntStream.range(0, measured.size())
                .mapToObj(number -> bar(measured.get(number), TOP + number * STEP, LONGEST / most))
                .collect(Collectors.joining());
        return svg(match, TOP + measured.size() * STEP + 8, bars);
    }

    private static String svg(Played match, int height, String bars) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" \
                font-family="system-ui, sans-serif" font-size="13">
                <title>%3$s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="12" y="22" font-size="15" font-weight="600" fill="#1b1f22">%3$s</text>
                %4$s</svg>
                """.formatted(WIDTH, height, escaped("%s, %s".formatted(match.title(), match.unit())), bars);
    }

    private static String bar(Measured measured, int y, double scale) {
        var rate = measured.median(Figure.RATE).orElse(0);
        var label = measured.label();
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end" fill="#1b1f22">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="16" fill="%s"/>
                <path d="M%.1f %d H%.1f" stroke="#1b1f22"/>
                <text x="%.1f" y="%d" fill="#1b1f22">%s</text>
                """,
                LEFT - 8,
                y + 13,
                escaped(label.name() + " · " + label.callers()),
                LEFT,
                y,
                rate * scale,
                label.version().startsWith("eventstore") ? OURS : OTHERS,
                LEFT + measured.lowestRate() * scale,
                y + 8,
                LEFT + measured.highestRate() * scale,
                LEFT + measured.highestRate() * scale + 6,
                y + 13,
                Figures.whole(rate));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
