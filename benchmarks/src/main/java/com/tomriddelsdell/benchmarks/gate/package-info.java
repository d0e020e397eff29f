/** The judgement: everything that must be fast was measured, and is fast enough. */
@NullMarked
package com.tomriddelsdell.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
