/** What a log holds at a glance: its streams, categories and types. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.contents;

import org.jspecify.annotations.NullMarked;
