/** The packaged application as a process of its own. */
@NullMarked
package com.tomriddelsdell.benchmarks.app;

import org.jspecify.annotations.NullMarked;
