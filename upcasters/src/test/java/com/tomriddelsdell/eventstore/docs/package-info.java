@NullMarked
package com.tomriddelsdell.eventstore.docs;

import org.jspecify.annotations.NullMarked;
