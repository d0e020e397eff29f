/** Watches over all tests of this module for what they leave behind. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.hygiene;

import org.jspecify.annotations.NullMarked;
