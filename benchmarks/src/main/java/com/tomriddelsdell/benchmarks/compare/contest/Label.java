package com.tomriddelsdell.benchmarks.compare.contest;

/**
 * What a contender is known by.
 *
 * @param name who does what
 * @param callers how many do it at once
 */
public record Label(String name, String version, int callers) {

    @Override
    public String toString() {
        return "%s, %d %s".formatted(name, callers, callers == 1 ? "caller" : "callers");
    }
}
