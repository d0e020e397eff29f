/** How other event stores take part: each through its own public API, only when the build was asked for them. */
@NullMarked
package com.tomriddelsdell.benchmarks.compare.peer;

import org.jspecify.annotations.NullMarked;
