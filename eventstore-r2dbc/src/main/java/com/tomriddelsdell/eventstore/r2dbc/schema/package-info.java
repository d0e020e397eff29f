/** The catalogue of schemas in the database of the log. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.schema;

import org.jspecify.annotations.NullMarked;
