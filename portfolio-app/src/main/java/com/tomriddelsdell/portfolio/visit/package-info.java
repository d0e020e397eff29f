/** How often the pages of the site are looked at. Never by whom. */
@NullMarked
package com.tomriddelsdell.portfolio.visit;

import org.jspecify.annotations.NullMarked;
