/** Who signed in, what they may do, and how long: the rules, in plain Java. */
@NullMarked
package com.tomriddelsdell.portfolio.account;

import org.jspecify.annotations.NullMarked;
