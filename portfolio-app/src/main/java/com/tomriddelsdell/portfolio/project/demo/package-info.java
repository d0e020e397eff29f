/** Projects for a first look, so that the site is not empty. */
@NullMarked
package com.tomriddelsdell.portfolio.project.demo;

import org.jspecify.annotations.NullMarked;
