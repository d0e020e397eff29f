/** What peers that use JDBC have in common: a pool, and callers that wait. */
@NullMarked
package com.tomriddelsdell.benchmarks.peers.jdbc;

import org.jspecify.annotations.NullMarked;
