package com.tomriddelsdell.portfolio.platform.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on after they signed in: a page of this site, whatever the request says. */
public final class ReturnAddress {

    private static final String DEFAULT = "/account";
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1000}");

    private ReturnAddress() {}

    /** {@code wanted} if it is a path of this site, else that of the account. */
    public static String of(@Nullable String wanted) {
        return wanted != null && (wanted.equals("/") || OWN.matcher(wanted).matches()) ? wanted : DEFAULT;
    }
}
