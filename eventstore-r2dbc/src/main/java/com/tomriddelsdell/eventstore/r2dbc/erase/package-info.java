/** The keys of those whose personal data a log holds, in a table beside it. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.erase;

import org.jspecify.annotations.NullMarked;
