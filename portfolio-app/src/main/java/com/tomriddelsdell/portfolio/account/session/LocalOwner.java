package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.portfolio.account.Identity;
import java.util.Optional;

/** The owner of the site, as the password of the configuration proves them. */
public final class LocalOwner {

    public static final Identity IDENTITY = new Identity("password", "admin", Optional.empty(), "admin");

    private LocalOwner() {}
}
