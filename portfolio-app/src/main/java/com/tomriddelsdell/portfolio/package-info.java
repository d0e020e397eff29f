/** A portfolio site whose contact form is event-sourced from end to end. */
@NullMarked
package com.tomriddelsdell.portfolio;

import org.jspecify.annotations.NullMarked;
