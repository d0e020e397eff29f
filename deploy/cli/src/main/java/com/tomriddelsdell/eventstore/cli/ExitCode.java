package com.tomriddelsdell.eventstore.cli;

/** What the program ends with, for scripts. */
final class ExitCode {

    static final int OK = 0;
    static final int PROBLEMS_FOUND = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int REFUSED = 4;
    static final int DEFECT = 5;

    private ExitCode() {}
}
