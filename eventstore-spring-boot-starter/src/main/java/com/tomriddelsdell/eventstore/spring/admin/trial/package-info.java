/** Trying a projection or a codec out on a part of the log, without any effect. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin.trial;

import org.jspecify.annotations.NullMarked;
