package com.tomriddelsdell.eventstore.spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the store and its database are used. Where the database is, {@code spring.r2dbc} says.
 *
 * @param schema the PostgreSQL schema that holds the log
 * @param maxConnections the most connections held open at a time; the store opens three more of its own
 * @param statementLimit how long a statement may take before its connection is given up
 * @param behindTransactionPooler whether a pooler in transaction mode, such as PgBouncer, stands in front of the database
 * @param warnAfter how long a transaction may hold readers of the log back before a warning is logged
 * @param openLimit how long the start waits for each of: migrating, opening, closing
 * @param subscriptions how subscriptions run
 * @param health when the store counts as unwell
 * @param erasure what keeps the keys of those who can be forgotten
 */
@Validated
@ConfigurationProperties("eventstore")
public record EventStoreProperties(
        @DefaultValue("eventstore")
        @Pattern(
                regexp = "(?!pg_)[a-z][a-z0-9_]{0,62}",
                message =
                        "must be lower-case letters, digits and '_', begin with a letter but not with 'pg_', and have at"
                                + " most 63 characters")
        String schema,

        @DefaultValue("10") @Min(2) @Max(1_000) int maxConnections,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration statementLimit,

        @DefaultValue("false") boolean behindTransactionPooler,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(hours = 24)
        Duration warnAfter,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration openLimit,

        @DefaultValue @Valid Subscriptions subscriptions,
        @DefaultValue @Valid Health health,
        @DefaultValue @Valid Erasure erasure) {

    /**
     * How subscriptions run.
     *
     * @param run whether this process runs them at all
     * @param lease how long after its last sign of life a process counts as dead, and its partitions go to others
     * @param memberName what operators call this process; its process id unless said otherwise
     * @param farewellLimit how long a stop waits until the partitions of this process are given up
     * @param lookInterval how often lag, parked events and replays are asked for; only where meters are kept
     */
    public record Subscriptions(
            @DefaultValue("true") boolean run,

            @DefaultValue("10s") @DurationMin(millis = 300) @DurationMax(hours = 1)
            Duration lease,

            @Nullable @Pattern(regexp = ".{1,100}", message = "must have from 1 to 100 characters")
            String memberName,

            @DefaultValue("2s") @DurationMin(millis = 0) @DurationMax(minutes = 5)
            Duration farewellLimit,

            @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(hours = 1)
            Duration lookInterval) {}

    /**
     * When the store counts as unwell.
     *
     * @param timeLimit how long the log may take to answer
     * @param heldBackLimit how long a transaction may hold readers of the log back before the application counts as out of
     *     service; none unless said otherwise
     * @param delayLimit how long the next event may wait for a subscription that runs here, or for a read model that is read, before
     *     the application counts as out of service; none unless said otherwise
     */
    public record Health(
            @DefaultValue("2s") @DurationMin(millis = 10) @DurationMax(minutes = 5)
            Duration timeLimit,

            @Nullable @DurationMin(millis = 10) @DurationMax(hours = 24)
            Duration heldBackLimit,

            @Nullable @DurationMin(millis = 10) @DurationMax(hours = 24)
            Duration delayLimit) {}

    /**
     * What keeps the keys of those who can be forgotten. Without a current master key, there are no such keys.
     *
     * @param current the id of the master key that wraps from now on
     * @param masterKeys 256 bits each, in Base64, by their ids: the current one and all that wrapped before
     */
    public record Erasure(
            @Nullable String current, @DefaultValue Map<String, String> masterKeys) {

        /** The ids alone. */
        @Override
        public String toString() {
            return "Erasure[current=%s, masterKeys=%s]".formatted(current, masterKeys.keySet());
        }
    }
}
