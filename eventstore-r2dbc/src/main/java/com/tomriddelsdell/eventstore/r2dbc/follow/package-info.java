/** Following: one tailer reads what is new once and shares it with every follower of the process. Its face is the tailer. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.follow;

import org.jspecify.annotations.NullMarked;
