/** What takes too long for every build: <code>./mvnw -Pproof -pl upcasters -am verify</code>. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.proof;

import org.jspecify.annotations.NullMarked;
