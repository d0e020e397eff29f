/** The HTTP face of what happened on which day. */
@NullMarked
package com.tomriddelsdell.portfolio.activity.web;

import org.jspecify.annotations.NullMarked;
