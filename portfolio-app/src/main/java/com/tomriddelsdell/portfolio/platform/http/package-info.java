/** What every HTTP feature shares: problem details, limits, and what is refused before it reaches a feature. */
@NullMarked
package com.tomriddelsdell.portfolio.platform.http;

import org.jspecify.annotations.NullMarked;
