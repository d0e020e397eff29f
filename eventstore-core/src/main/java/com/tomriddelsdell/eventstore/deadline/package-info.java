/** What is due at a time: noted beside the log, met after that time by whichever process lives then. */
@NullMarked
package com.tomriddelsdell.eventstore.deadline;

import org.jspecify.annotations.NullMarked;
