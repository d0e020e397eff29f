package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.portfolio.contact.Status;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inbox in numbers.
 *
 * @param requests how many there are of each status; a status that none has is not there
 * @param medianResponse half of the answered requests had their first answer sooner; null when none was answered
 */
public record InboxSummary(
        Map<Status, Long> requests, @Nullable Duration medianResponse) {

    public InboxSummary {
        requests = Map.copyOf(requests);
    }
}
