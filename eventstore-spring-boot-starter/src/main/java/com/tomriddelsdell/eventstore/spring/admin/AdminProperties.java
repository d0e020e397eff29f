package com.tomriddelsdell.eventstore.spring.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the engineers' admin API is served.
 *
 * @param enabled whether it is served at all
 * @param path where it is served
 * @param authorities who may use it: whoever has any of these
 * @param protectedElsewhere whether something in front of the application decides who may use it, so that Spring Security is
 *     not needed
 * @param timeLimit how long a read or a dry run may take
 * @param maxLiveStreams the most live streams that this process serves at a time
 */
@Validated
@ConfigurationProperties("eventstore.admin")
public record AdminProperties(
        @DefaultValue("false") boolean enabled,

        @DefaultValue("/api/admin/eventstore")
        @Pattern(
                regexp = "(/[a-zA-Z0-9._~-]+)+",
                message =
                        "must begin with '/', have no '/' at its end, and be of letters, digits, '.', '_', '~' and '-'")
        String path,

        @DefaultValue({"ROLE_ADMIN", "ROLE_ENGINEER"}) @NotEmpty
        Set<String> authorities,

        @DefaultValue("false") boolean protectedElsewhere,

        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration timeLimit,

        @DefaultValue("50") @Min(1) @Max(10_000) int maxLiveStreams) {}
