/** Takes events of other logs in as they were recorded. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.transfer;

import org.jspecify.annotations.NullMarked;
