/** What people type: made tidy, or refused with reasons that help them. */
@NullMarked
package com.tomriddelsdell.portfolio.input;

import org.jspecify.annotations.NullMarked;
