/** How contact events are kept in the log, in every shape that they have had. */
@NullMarked
package com.tomriddelsdell.portfolio.contact.codec;

import org.jspecify.annotations.NullMarked;
