/** What the log is held against when it is verified. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.verify;

import org.jspecify.annotations.NullMarked;
