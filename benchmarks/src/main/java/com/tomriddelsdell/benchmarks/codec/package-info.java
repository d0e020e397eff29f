/** What it costs to turn bytes into an event, next to what others take for the same. */
@NullMarked
package com.tomriddelsdell.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
