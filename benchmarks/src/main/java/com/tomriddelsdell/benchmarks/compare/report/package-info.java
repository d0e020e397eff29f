/** A comparison as it is read: on a terminal, by programs, and as a page with charts. */
@NullMarked
package com.tomriddelsdell.benchmarks.compare.report;

import org.jspecify.annotations.NullMarked;
