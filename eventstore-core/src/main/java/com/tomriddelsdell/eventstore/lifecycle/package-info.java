/** What becomes of streams in the long run: kept short, deleted, archived, and scavenged. */
@NullMarked
package com.tomriddelsdell.eventstore.lifecycle;

import org.jspecify.annotations.NullMarked;
