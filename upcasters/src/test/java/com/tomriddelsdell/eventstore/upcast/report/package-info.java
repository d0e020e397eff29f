@NullMarked
package com.tomriddelsdell.eventstore.upcast.report;

import org.jspecify.annotations.NullMarked;
