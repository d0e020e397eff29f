/** The HTTP face of contact requests. */
@NullMarked
package com.tomriddelsdell.portfolio.contact.web;

import org.jspecify.annotations.NullMarked;
