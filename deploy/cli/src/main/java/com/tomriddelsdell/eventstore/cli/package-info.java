/** The command line: one class for each command, and what they share. */
@NullMarked
package com.tomriddelsdell.eventstore.cli;

import org.jspecify.annotations.NullMarked;
