/** Who is compared with whom, by which rounds, and what is said about it. */
@NullMarked
package com.tomriddelsdell.benchmarks.compare.contest;

import org.jspecify.annotations.NullMarked;
