/** Message DB: its functions in PostgreSQL, called through JDBC. */
@NullMarked
package com.tomriddelsdell.benchmarks.peers.messagedb;

import org.jspecify.annotations.NullMarked;
