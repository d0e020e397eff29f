package com.tomriddelsdell.eventstore.upcast.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says that a {@code BigDecimal} always has {@link #scale()} digits after the point. Without it, each value has its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Decimal {

    /** The most digits altogether. */
    int precision();

    /** The digits after the point. */
    int scale();
}
