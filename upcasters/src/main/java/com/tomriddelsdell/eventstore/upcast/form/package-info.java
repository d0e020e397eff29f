/** The forms that data of an Avro schema take in a program, and how they are read from bytes and written. */
@NullMarked
package com.tomriddelsdell.eventstore.upcast.form;

import org.jspecify.annotations.NullMarked;
