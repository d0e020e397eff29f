package com.tomriddelsdell.eventstore.tenant;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.text.Text;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Names a tenant.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable characters
 */
public record TenantId(String value) {

    public static final int MAX_LENGTH = 100;

    public TenantId {
        Text.requirePrintable("tenant id", requireNonNull(value, "value"), MAX_LENGTH);
    }

    public static TenantId of(String value) {
        return new TenantId(value);
    }

    /** For {@code contextWrite}: whatever is called above it, is called for this tenant. */
    public Context in(Context context) {
        return requireNonNull(context, "context").put(TenantId.class, this);
    }

    /** @throws NoTenantException if {@code context} names none */
    static TenantId from(ContextView context) {
        return context.<TenantId>getOrEmpty(TenantId.class).orElseThrow(NoTenantException::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
