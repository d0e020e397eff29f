/** Who did what, in the log itself. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin.audit;

import org.jspecify.annotations.NullMarked;
