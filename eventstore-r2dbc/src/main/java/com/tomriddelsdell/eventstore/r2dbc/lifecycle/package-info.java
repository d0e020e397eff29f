/** What becomes of streams in the long run: descriptions, changes of state, scavenging. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.lifecycle;

import org.jspecify.annotations.NullMarked;
