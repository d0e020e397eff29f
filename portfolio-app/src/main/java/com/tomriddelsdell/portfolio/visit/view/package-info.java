/** What was counted, to be looked at by the owner of the site. */
@NullMarked
package com.tomriddelsdell.portfolio.visit.view;

import org.jspecify.annotations.NullMarked;
