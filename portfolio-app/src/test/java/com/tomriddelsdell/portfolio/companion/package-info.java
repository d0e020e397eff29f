/** What the application needs around it in a story that is told in a real browser. */
@NullMarked
package com.tomriddelsdell.portfolio.companion;

import org.jspecify.annotations.NullMarked;
