/** Whether data of one schema can be read by another, and whether a history keeps what it promises. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.compatibility;

import org.jspecify.annotations.NullMarked;
