/** Which shapes the payloads of a log have: schemas, stored once and named by a number in each payload. */
@NullMarked
package com.tomriddelsdell.eventstore.schema;

import org.jspecify.annotations.NullMarked;
