/** What proves that two logs, a log and its backup, or a log then and now hold the same history: digests of its ranges. */
@NullMarked
package com.tomriddelsdell.eventstore.history;

import org.jspecify.annotations.NullMarked;
