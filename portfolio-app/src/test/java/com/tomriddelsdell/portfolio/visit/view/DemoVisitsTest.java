package com.tomriddelsdell.portfolio.visit.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.demo.DemoLog;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What the analytics show at a first look. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoVisitsTest extends RunningApp {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Subscriptions<Connection> subscriptions;

    @Test
    void every_day_has_looks_and_most_have_messages_of_every_category() {
        var log = new DemoLog();
        var today = LocalDate.ofInstant(DemoLog.NOW, ZoneOffset.UTC);

        var report = log.projected(
                database,
                "portfolio.contact_count",
                List.of("contact", "visits"),
                new VisitsProjection(log.visits(), log.contacts())::apply,
                client -> new VisitsTable(client, subscriptions).report(today.minusDays(90), today));

        assertThat(report.days().stream().filter(day -> day.views() > 0)).hasSizeGreaterThanOrEqualTo(90);
        assertThat(report.days().stream().filter(day -> day.contacts() > 0)).hasSizeGreaterThan(60);
        assertThat(report.pages()).hasSizeGreaterThan(5);
        assertThat(report.referrers()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(report.categories())
                .extracting(Visits.Named::name)
                .containsExactlyInAnyOrder("general", "job", "press", "project");
    }
}
