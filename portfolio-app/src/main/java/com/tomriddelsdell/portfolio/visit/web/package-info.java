/** Where looks at pages are noticed and counted. */
@NullMarked
package com.tomriddelsdell.portfolio.visit.web;

import org.jspecify.annotations.NullMarked;
