/** Who may do what, and what browsers are told to forbid. */
@NullMarked
package com.tomriddelsdell.portfolio.platform.security;

import org.jspecify.annotations.NullMarked;
