package com.tomriddelsdell.eventstore.upcast.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component holds that data written before it was added does not have; or, on an enum, the constant that stands for
 * those it does not know. A component that may be null needs none: it is null.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Default {

    /**
     * The value in JSON as Avro writes defaults, such as <code>0</code>, <code>"EUR"</code> with its quotes, or
     * <code>[]</code>; of an enum type the bare name of a constant.
     */
    String value();
}
