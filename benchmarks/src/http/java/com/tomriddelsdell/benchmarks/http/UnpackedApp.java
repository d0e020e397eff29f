package com.tomriddelsdell.benchmarks.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application as it is deployed: unpacked, and with what its JVM recorded in a run before. */
record UnpackedApp(Path jar, Path jvmOptions) {

    static UnpackedApp of(Path jar, Path unpack, Path directory) throws IOException, InterruptedException {
        var process = new ProcessBuilder(unpack.toString(), jar.toString(), directory.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s did not unpack %s".formatted(unpack, jar));
        }
        return new UnpackedApp(
                directory.resolve(jar.getFileName()), directory.toAbsolutePath().resolve("java.options"));
    }

    List<String> options(List<String> more) {
        var options = new ArrayList<>(more);
        options.add("@" + jvmOptions);
        return options;
    }
}
