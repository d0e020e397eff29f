/** What is bound to statements: arrays in binary, several names in one text, and buffers that nobody can forget. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.parameter;

import org.jspecify.annotations.NullMarked;
