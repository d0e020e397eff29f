/** Many contacts at once, and the proof that none of them was lost, doubled or put out of order. */
@NullMarked
package com.tomriddelsdell.benchmarks.load;

import org.jspecify.annotations.NullMarked;
