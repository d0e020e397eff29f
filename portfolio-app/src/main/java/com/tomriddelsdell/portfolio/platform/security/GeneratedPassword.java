package com.tomriddelsdell.portfolio.platform.security;

import java.security.SecureRandom;
import java.util.Base64;

/** A password for one run of the application, told to whoever started it and kept nowhere. */
final class GeneratedPassword {

    private static final int BYTES = 18;

    private GeneratedPassword() {}

    static String announced() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().encodeToString(bytes);
        System.out.printf(
                "%nNo portfolio.admin.password is set. For this run, sign in as %s with the password %s%n%n",
                Admin.NAME, password);
        return password;
    }
}
