package com.tomriddelsdell.eventstore.tenant;

import static java.util.Objects.requireNonNull;

/** There is no such tenant. */
public final class UnknownTenantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TenantId tenant;

    public UnknownTenantException(TenantId tenant) {
        super("There is no tenant \"%s\"".formatted(requireNonNull(tenant, "tenant")));
        this.tenant = tenant;
    }

    public TenantId tenant() {
        return tenant;
    }
}
