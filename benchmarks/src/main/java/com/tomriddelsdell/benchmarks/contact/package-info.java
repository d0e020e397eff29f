/** The packaged application, driven from outside through HTTP. */
@NullMarked
package com.tomriddelsdell.benchmarks.contact;

import org.jspecify.annotations.NullMarked;
