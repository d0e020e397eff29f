package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.spring.admin.http.Caller;
import com.tomriddelsdell.eventstore.spring.admin.http.SignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may use the admin API. */
final class CallerConfiguration {

    private CallerConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.security.core.context.ReactiveSecurityContextHolder")
    static class Signed {

        @Bean
        @ConditionalOnMissingBean
        Caller eventStoreAdminCaller(AdminProperties properties) {
            return properties.protectedElsewhere() ? Caller.elsewhereChecked() : new SignedIn(properties.authorities());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.springframework.security.core.context.ReactiveSecurityContextHolder")
    static class Unsigned {

        @Bean
        @ConditionalOnMissingBean
        Caller eventStoreAdminCaller(AdminProperties properties) {
            if (!properties.protectedElsewhere()) {
                throw new UnprotectedAdminException();
            }
            return Caller.elsewhereChecked();
        }
    }
}
