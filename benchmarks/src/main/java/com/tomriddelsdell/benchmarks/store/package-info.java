/** What the event store itself takes, without an application around it. */
@NullMarked
package com.tomriddelsdell.benchmarks.store;

import org.jspecify.annotations.NullMarked;
