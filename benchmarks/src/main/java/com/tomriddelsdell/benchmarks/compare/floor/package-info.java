/** What PostgreSQL itself can do on this machine: its own load generator, and plain JDBC. */
@NullMarked
package com.tomriddelsdell.benchmarks.compare.floor;

import org.jspecify.annotations.NullMarked;
