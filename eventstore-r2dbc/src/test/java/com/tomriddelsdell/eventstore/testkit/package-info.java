/** What the tests of this module need of the testkit's checkers. */
@NullMarked
package com.tomriddelsdell.eventstore.testkit;

import org.jspecify.annotations.NullMarked;
