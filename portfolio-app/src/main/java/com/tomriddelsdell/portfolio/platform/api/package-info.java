/** The description of the public API, for programs. */
@NullMarked
package com.tomriddelsdell.portfolio.platform.api;

import org.jspecify.annotations.NullMarked;
