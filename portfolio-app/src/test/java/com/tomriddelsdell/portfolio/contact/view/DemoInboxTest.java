package com.tomriddelsdell.portfolio.contact.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.demo.DemoLog;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What the inbox shows at a first look. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoInboxTest extends RunningApp {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Subscriptions<Connection> subscriptions;

    @Test
    void there_are_two_hundred_requests_in_every_status_and_half_of_the_answers_came_within_two_days() {
        var log = new DemoLog();

        var summary = log.projected(
                database,
                "portfolio.contact_request",
                List.of("contact"),
                new InboxProjection(log.contacts())::apply,
                client -> new InboxTable(client, subscriptions).summary());

        assertThat(summary.requests()).containsOnlyKeys(Status.values());
        assertThat(summary.requests().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(200);
        assertThat(summary.medianResponse()).isBetween(Duration.ofMinutes(30), Duration.ofDays(2));
    }
}
