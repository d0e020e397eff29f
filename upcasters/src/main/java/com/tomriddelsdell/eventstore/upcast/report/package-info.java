/** What is really stored, and whether it can be read: to be asked before a program is deployed. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.report;

import org.jspecify.annotations.NullMarked;
