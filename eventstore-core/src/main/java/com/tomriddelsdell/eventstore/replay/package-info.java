/** Building read models anew beside those that are read, and looking at what they were. */
@NullMarked
package com.tomriddelsdell.eventstore.replay;

import org.jspecify.annotations.NullMarked;
