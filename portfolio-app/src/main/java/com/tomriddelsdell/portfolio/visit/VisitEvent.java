package com.tomriddelsdell.portfolio.visit;

import java.time.LocalDate;
import java.util.List;

/** Everything that can have happened to the pages of the site. */
public sealed interface VisitEvent {

    /**
     * Pages were looked at, within a few seconds. Looks are added up before they become an event, so that nobody's way
     * through the site can be told from them.
     *
     * @param day on which, in UTC
     */
    record PagesViewed(LocalDate day, List<PageCount> counts) implements VisitEvent {

        public PagesViewed {
            counts = List.copyOf(counts);
        }
    }

    /**
     * How often a page was looked at.
     *
     * @param referrer the host of the site that led there; empty when none did, or this one
     * @param views how often
     * @param visits how often by somebody who had not looked at any page that day
     */
    record PageCount(String page, String referrer, long views, long visits) {}
}
