/** What an operator wants to know about a running log: above all, who holds its readers back. */
@NullMarked
package com.tomriddelsdell.eventstore.r2dbc.diagnose;

import org.jspecify.annotations.NullMarked;
