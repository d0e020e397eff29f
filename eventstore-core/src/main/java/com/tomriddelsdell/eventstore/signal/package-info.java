/** How the parts of a store tell each other that there is something new, and work it off without locks. */
@NullMarked
package com.tomriddelsdell.eventstore.signal;

import org.jspecify.annotations.NullMarked;
