package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import org.jspecify.annotations.Nullable;

/** Reads one value from data of one schema. Holds no state. */
@FunctionalInterface
interface Reading {

    @Nullable
    Object read(PayloadInput input);
}
