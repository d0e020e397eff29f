@NullMarked
package com.tomriddelsdell.eventstore.upcast.form;

import org.jspecify.annotations.NullMarked;
