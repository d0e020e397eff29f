package com.tomriddelsdell.portfolio.account.identity;

import com.tomriddelsdell.portfolio.account.Identity;
import com.tomriddelsdell.portfolio.account.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which role the configuration gives to whom: of several, the highest. */
final class Roles {

    private static final String MAIL = "mail:";

    private final Map<Role, List<String>> configured;
    private final @Nullable Role strangers;

    Roles(Map<Role, List<String>> configured, @Nullable Role strangers) {
        this.configured = configured;
        this.strangers = strangers;
    }

    /** The role of {@code identity}; empty for one who may not come in. */
    Optional<Role> of(Identity identity) {
        return configured.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(written -> names(written, identity)))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(strangers));
    }

    private static boolean names(String written, Identity identity) {
        var prefix = identity.provider() + '/';
        if (!written.startsWith(prefix)) {
            return false;
        }
        var who = written.substring(prefix.length());
        return who.startsWith(MAIL)
                ? identity.verifiedEmail()
                        .filter(address -> folded(address).equals(folded(who.substring(MAIL.length()))))
                        .isPresent()
                : who.equals(identity.subject());
    }

    private static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
