/** A past for a first look: people who wrote, what became of it, and looks at pages. Nothing of it happened. */
@NullMarked
package com.tomriddelsdell.portfolio.demo;

import org.jspecify.annotations.NullMarked;
