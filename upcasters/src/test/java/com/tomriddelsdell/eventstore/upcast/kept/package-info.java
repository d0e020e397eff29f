@NullMarked
package com.tomriddelsdell.eventstore.upcast.kept;

import org.jspecify.annotations.NullMarked;
