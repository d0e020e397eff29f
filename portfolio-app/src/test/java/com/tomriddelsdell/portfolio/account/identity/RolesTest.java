package com.tomriddelsdell.portfolio.account.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.account.Identity;
import com.tomriddelsdell.portfolio.account.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolesTest {

    private final Roles roles = new Roles(
            Map.of(
                    Role.ADMIN, List.of("google/mail:Owner@example.com", "github/7"),
                    Role.ENGINEER, List.of("google/42", "github/7")),
            null);

    @Test
    void a_subject_counts_at_its_provider_only() {
        assertThat(roles.of(identity("google", "42", null))).contains(Role.ENGINEER);
        assertThat(roles.of(identity("github", "42", null))).isEmpty();
    }

    @Test
    void an_address_counts_when_its_provider_says_that_it_is_verified() {
        assertThat(roles.of(identity("google", "1", "owner@EXAMPLE.com"))).contains(Role.ADMIN);
        assertThat(roles.of(identity("google", "1", null))).isEmpty();
        assertThat(roles.of(identity("github", "1", "owner@example.com"))).isEmpty();
    }

    @Test
    void a_subject_cannot_pass_for_an_address() {
        assertThat(roles.of(identity("google", "mail:owner@example.com", null))).isEmpty();
    }

    @Test
    void of_several_roles_the_highest_counts() {
        assertThat(roles.of(identity("github", "7", null))).contains(Role.ADMIN);
    }

    @Test
    void strangers_get_the_role_that_is_configured_for_them() {
        assertThat(new Roles(Map.of(), Role.USER).of(identity("google", "1", null)))
                .contains(Role.USER);
    }

    @Test
    void a_role_includes_those_before_it() {
        assertThat(Role.ADMIN.authorities()).containsExactly("ROLE_USER", "ROLE_ENGINEER", "ROLE_ADMIN");
        assertThat(Role.ENGINEER.authorities()).containsExactly("ROLE_USER", "ROLE_ENGINEER");
    }

    private static Identity identity(String provider, String subject, @Nullable String mail) {
        return new Identity(provider, subject, Optional.ofNullable(mail), "name");
    }
}
