package com.tomriddelsdell.portfolio.account.session;

import com.tomriddelsdell.portfolio.account.Role;
import java.security.Principal;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Who sent a request.
 *
 * @param account the key of their account
 * @param grant the id of the session or of the program's token
 * @param name what to call them on a page
 * @param program whether a program acts for them
 */
public record User(String account, String grant, String name, Role role, boolean program) implements Principal {

    @Override
    public String getName() {
        return name;
    }

    Authentication authenticated() {
        return authenticated(role.authorities());
    }

    Authentication authenticated(List<String> authorities) {
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, AuthorityUtils.createAuthorityList(authorities));
    }
}
