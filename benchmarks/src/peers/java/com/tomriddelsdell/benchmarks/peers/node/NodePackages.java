package com.tomriddelsdell.benchmarks.peers.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packages of npm, in the versions of the committed lock, in a directory beside the classes of the build. */
public final class NodePackages {

    private NodePackages() {}

    /**
     * Where {@code package.json} and {@code node_modules} are; installs the latter the first time.
     *
     * @throws IllegalStateException if npm is not here or does not get what it needs
     */
    public static synchronized Path installed() {
        var directory = directory();
        if (!isUpToDate(directory)) {
            install(directory);
        }
        return directory;
    }

    private static Path directory() {
        try {
            return Path.of(NodePackages.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("node");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isUpToDate(Path directory) {
        var done = directory.resolve("node_modules/.package-lock.json");
        try {
            return Files.exists(done)
                    && Files.getLastModifiedTime(done)
                                    .compareTo(Files.getLastModifiedTime(directory.resolve("package-lock.json")))
                            >= 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void install(Path directory) {
        try {
            var npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (npm.waitFor() != 0) {
                throw new IllegalStateException("npm ci failed: " + said.strip());
            }
        } catch (IOException absent) {
            throw new IllegalStateException("no npm on the PATH: install Node.js 20 or newer", absent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
