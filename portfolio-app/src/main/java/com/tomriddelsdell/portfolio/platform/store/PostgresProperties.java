package com.tomriddelsdell.portfolio.platform.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the application uses its database.
 *
 * @param maxConnections the most connections held open at a time
 * @param behindTransactionPooler whether a pooler in transaction mode, such as PgBouncer, stands in front of it
 */
@Validated
@ConfigurationProperties("portfolio.postgres")
record PostgresProperties(
        @Min(2) @Max(1_000) @DefaultValue("10") int maxConnections,
        @DefaultValue("false") boolean behindTransactionPooler) {}
