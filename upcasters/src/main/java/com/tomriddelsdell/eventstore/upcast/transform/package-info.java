/** Copies a log into a new one through a chain of upcasters, for those who want no old shapes in it any more. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.transform;

import org.jspecify.annotations.NullMarked;
