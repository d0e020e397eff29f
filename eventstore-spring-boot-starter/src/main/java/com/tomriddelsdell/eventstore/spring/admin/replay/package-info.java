/** Replays as engineers plan, start, watch and end them. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin.replay;

import org.jspecify.annotations.NullMarked;
