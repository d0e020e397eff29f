package com.tomriddelsdell.portfolio.account.identity;

import com.tomriddelsdell.portfolio.account.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in, and who vouches for them.
 *
 * @param providers providers of identities by a name of lower-case letters, which is part of addresses; none for the
 *     password of the owner only
 * @param roles who has which role: {@code provider/subject}, or {@code provider/mail:address} where the provider says that
 *     the address is verified
 * @param strangers the role of everybody else whom a provider vouches for; left out, they are refused
 */
@ConfigurationProperties("portfolio.sign-in")
record SignInProperties(
        @DefaultValue Map<String, Provider> providers,
        @DefaultValue Map<Role, List<String>> roles,
        @Nullable Role strangers) {

    /**
     * @param issuer the address of an OpenID provider, which tells the rest; left out for GitHub, which is none
     * @param label what the page calls it; its name when left out
     */
    record Provider(
            String clientId,
            String clientSecret,
            @Nullable String issuer,
            @Nullable String label) {

        @Override
        public String toString() {
            return "Provider[clientId=%s, clientSecret=***, issuer=%s, label=%s]".formatted(clientId, issuer, label);
        }
    }
}
