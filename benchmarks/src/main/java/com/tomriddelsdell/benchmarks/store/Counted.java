package com.tomriddelsdell.benchmarks.store;

/** What has been added to a {@link Counter}. */
record Counted(int by) {}
