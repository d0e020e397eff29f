/** What the application measured of itself. */
@NullMarked
package com.tomriddelsdell.portfolio.platform.measure;

import org.jspecify.annotations.NullMarked;
