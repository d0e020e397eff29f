/** Personal data in events that never change: sealed by a key for each person, and gone with the key. */
@NullMarked
package com.tomriddelsdell.eventstore.erase;

import org.jspecify.annotations.NullMarked;
