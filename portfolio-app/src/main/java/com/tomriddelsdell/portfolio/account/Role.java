package com.tomriddelsdell.portfolio.account;

import java.util.Arrays;
import java.util.List;

/** What somebody may do; each role may do all that those before it may. */
public enum Role {
    USER,
    ENGINEER,
    ADMIN;

    /** This role and those it includes, as Spring Security names them. */
    public List<String> authorities() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(role -> "ROLE_" + role)
                .toList();
    }
}
