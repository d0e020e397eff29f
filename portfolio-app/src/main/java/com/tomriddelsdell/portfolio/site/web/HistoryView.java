package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.view.ProjectChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What happened to a project, newest first, ready to be shown. */
record HistoryView(Slug slug, List<ProjectChange> changes) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    List<ProjectChange> newestFirst() {
        return changes.reversed();
    }

    String time(Instant instant) {
        return TIME.format(instant);
    }
}
