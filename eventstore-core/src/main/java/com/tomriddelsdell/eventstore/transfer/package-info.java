/** How events that were recorded in one log come into another. */
@NullMarked
package com.tomriddelsdell.eventstore.transfer;

import org.jspecify.annotations.NullMarked;
