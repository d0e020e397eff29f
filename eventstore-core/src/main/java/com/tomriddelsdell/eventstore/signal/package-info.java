/** How the parts of a store tell each other that there is something new. */
@NullMarked
package com.tomriddelsdell.eventstore.signal;

import org.jspecify.annotations.NullMarked;
