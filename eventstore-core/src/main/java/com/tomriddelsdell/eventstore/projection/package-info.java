/** Ways to write a projection: by the classes of a domain's events, and without keeping anything. */
@NullMarked
package com.tomriddelsdell.eventstore.projection;

import org.jspecify.annotations.NullMarked;
