/** How a domain's events become bytes, and how bytes of any age become the events that the domain knows today. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast;

import org.jspecify.annotations.NullMarked;
