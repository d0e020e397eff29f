/** Which texts may name things. */
@NullMarked
package com.tomriddelsdell.eventstore.text;

import org.jspecify.annotations.NullMarked;
