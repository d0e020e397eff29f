/** Callers that call again as soon as they have their answer, as threads or asynchronously, and what they waited. */
@NullMarked
package com.tomriddelsdell.benchmarks.compare.caller;

import org.jspecify.annotations.NullMarked;
