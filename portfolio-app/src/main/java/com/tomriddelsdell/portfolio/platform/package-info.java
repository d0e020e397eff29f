/** What the application as a whole has: its beginning and its end. */
@NullMarked
package com.tomriddelsdell.portfolio.platform;

import org.jspecify.annotations.NullMarked;
