package com.tomriddelsdell.eventstore.upcast.chain;

import java.util.List;

/** Steps that do not form a chain from every shape in the history to the events of today. Names each problem. */
public final class InvalidChainException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidChainException(List<String> problems) {
        super("The chain has %d problems:\n- %s".formatted(problems.size(), String.join("\n- ", problems)));
        this.problems = problems;
    }

    /** One line for each problem, with the path where there is one. */
    public List<String> problems() {
        return problems;
    }
}
