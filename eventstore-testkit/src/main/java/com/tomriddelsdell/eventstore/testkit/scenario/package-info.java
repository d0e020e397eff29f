/** Tests of a domain in its own words: given what happened, when something is asked, then this comes of it. */
@NullMarked
package com.tomriddelsdell.eventstore.testkit.scenario;

import org.jspecify.annotations.NullMarked;
