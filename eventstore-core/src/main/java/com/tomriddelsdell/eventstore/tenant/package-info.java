/** Several tenants, a log for each: which one is meant travels in the context of a reactive call. */
@NullMarked
package com.tomriddelsdell.eventstore.tenant;

import org.jspecify.annotations.NullMarked;
