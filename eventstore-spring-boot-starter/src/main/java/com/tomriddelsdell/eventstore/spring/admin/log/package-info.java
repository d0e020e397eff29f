/** The log as engineers look into it: events, streams, types, schemas. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin.log;

import org.jspecify.annotations.NullMarked;
