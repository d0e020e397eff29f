/** The engineers' admin API, where it is switched on. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin;

import org.jspecify.annotations.NullMarked;
