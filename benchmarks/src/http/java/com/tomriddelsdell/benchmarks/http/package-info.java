/** The packaged application under visitors who arrive at a rate of their own, whether or not it keeps up. */
@NullMarked
package com.tomriddelsdell.benchmarks.http;

import org.jspecify.annotations.NullMarked;
