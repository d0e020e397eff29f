package com.tomriddelsdell.portfolio.platform.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the application uses its database.
 *
 * @param maxConnections the most connections held open at a time
 * @param behindTransactionPooler whether a pooler in transaction mode, such as PgBouncer, stands in front of it
 * @param heldBackLimit how long a transaction may hold readers of the log back before the application counts as out of
 *     service; none unless said otherwise
 */
@Validated
@ConfigurationProperties("portfolio.postgres")
record PostgresProperties(
        @Min(2) @Max(1_000) @DefaultValue("10") int maxConnections,
        @DefaultValue("false") boolean behindTransactionPooler,
        @Nullable Duration heldBackLimit) {}
