/** The HTTP face of projects: what programs and open pages read, and what who runs the site does. */
@NullMarked
package com.tomriddelsdell.portfolio.project.web;

import org.jspecify.annotations.NullMarked;
