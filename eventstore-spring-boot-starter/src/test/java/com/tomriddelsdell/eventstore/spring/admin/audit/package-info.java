/** The audit on its own. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin.audit;

import org.jspecify.annotations.NullMarked;
