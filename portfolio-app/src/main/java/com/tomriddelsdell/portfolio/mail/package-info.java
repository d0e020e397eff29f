/** Sends mail: what a letter is, and how it is handed to a mail server without blocking anybody. */
@NullMarked
package com.tomriddelsdell.portfolio.mail;

import org.jspecify.annotations.NullMarked;
