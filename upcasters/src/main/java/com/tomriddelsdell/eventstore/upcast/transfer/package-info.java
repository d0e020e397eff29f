/** A log, or a stream, as a file of lines: written, checked, and read into another log. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.transfer;

import org.jspecify.annotations.NullMarked;
