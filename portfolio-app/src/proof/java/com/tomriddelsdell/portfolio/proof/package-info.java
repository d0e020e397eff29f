/** What takes too long for every build: a million events replayed under traffic. */
@NullMarked
package com.tomriddelsdell.portfolio.proof;

import org.jspecify.annotations.NullMarked;
