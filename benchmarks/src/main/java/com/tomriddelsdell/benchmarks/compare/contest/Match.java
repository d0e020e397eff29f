package com.tomriddelsdell.benchmarks.compare.contest;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Contenders that take turns.
 *
 * @param unit what a rate counts
 * @param preparation what all of them need before they open
 */
public record Match(String title, String unit, Consumer<DurablePostgres> preparation, List<Contender> contenders) {

    public Match {
        contenders = List.copyOf(contenders);
    }

    public static Match of(String title, String unit, Contender... contenders) {
        return of(title, unit, List.of(contenders));
    }

    public static Match of(String title, String unit, List<Contender> contenders) {
        return new Match(title, unit, server -> {}, contenders);
    }

    /** This, with more contenders. */
    public Match joinedBy(List<Contender> more) {
        return new Match(
                title,
                unit,
                preparation,
                Stream.concat(contenders.stream(), more.stream()).toList());
    }

    /** This, after {@code preparation}. */
    public Match after(Consumer<DurablePostgres> preparation) {
        return new Match(title, unit, preparation, contenders);
    }
}
