/** Steps that lift events from one shape to the next, and the chain that they form: checked as a whole before it is used. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.chain;

import org.jspecify.annotations.NullMarked;
