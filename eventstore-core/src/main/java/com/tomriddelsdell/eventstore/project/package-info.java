/** The reading side of a domain: projections fold events into read models and keep their checkpoints with them. */
@NullMarked
package com.tomriddelsdell.eventstore.project;

import org.jspecify.annotations.NullMarked;
