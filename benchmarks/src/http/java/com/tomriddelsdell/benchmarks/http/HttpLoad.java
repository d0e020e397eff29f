package com.tomriddelsdell.benchmarks.http;

import com.tomriddelsdell.benchmarks.app.PackagedApp;
import com.tomriddelsdell.benchmarks.compare.report.Circumstances;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Starts the packaged application with little memory, lets {@link Traffic} come, and says how it was. Exits with 0 only
 * when nothing failed and every percentile was below its limit.
 */
public final class HttpLoad {

    private static final List<String> LITTLE_MEMORY = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

    private HttpLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = HttpOptions.from(System.getProperties());
        Files.createDirectories(options.reports());
        var circumstances = Circumstances.now("of the application's own");
        var unpacked = UnpackedApp.of(
                options.app(), options.unpack(), options.reports().resolve("app"));
        try (var app = PackagedApp.start(unpacked.jar(), unpacked.options(LITTLE_MEMORY))) {
            var start = app.restart();
            System.out.printf("start to first response: %d ms%n", start.toMillis());
            new Showcase(app.base()).fill();
            var visited = Visitors.come(options, app.base());
            var figures = Figures.of(visited.said());
            var page = new HttpPage(options, circumstances, start, figures, app.peakMemory());
            System.out.println(page.table());
            Files.writeString(options.docs().resolve("performance-http.md"), page.markdown());
            System.exit(visited.passed() ? 0 : 1);
        }
    }
}
