/** Texts in Markdown, made HTML that can do no harm. */
@NullMarked
package com.tomriddelsdell.portfolio.markdown;

import org.jspecify.annotations.NullMarked;
