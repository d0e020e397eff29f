/** The server that is measured on, and the proof that it does not trade durability for speed. */
@NullMarked
package com.tomriddelsdell.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
