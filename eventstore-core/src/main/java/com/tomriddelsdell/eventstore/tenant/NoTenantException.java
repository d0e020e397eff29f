package com.tomriddelsdell.eventstore.tenant;

/** A call does not say for which tenant it is. */
public final class NoTenantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoTenantException() {
        super("The context names no tenant: add .contextWrite(tenant::in) below the call");
    }
}
