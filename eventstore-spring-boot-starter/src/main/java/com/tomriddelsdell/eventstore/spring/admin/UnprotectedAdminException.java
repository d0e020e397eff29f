package com.tomriddelsdell.eventstore.spring.admin;

/** The admin API would be open to everybody. */
final class UnprotectedAdminException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprotectedAdminException() {
        super("eventstore.admin.enabled is true, but Spring Security is not on the class path: everybody could read and"
                + " change what the admin API shows");
    }
}
