package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Tag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events are wanted. */
final class FilterOptions {

    @Option(names = "--category", paramLabel = "NAME", description = "Only streams of this kind; may be repeated.")
    private List<String> categories = new ArrayList<>();

    @Option(names = "--type", paramLabel = "NAME", description = "Only events of this type; may be repeated.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "NAME:VALUE", description = "Only events with this tag; repeated: with all.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--correlation", paramLabel = "ID", description = "Only events of this correlation.")
    private @Nullable UUID correlation;

    @Option(names = "--since", paramLabel = "TIME", description = "Recorded then or later: 2026-03-01T12:00:00Z.")
    private @Nullable String since;

    @Option(names = "--before", paramLabel = "TIME", description = "Recorded earlier.")
    private @Nullable String before;

    EventFilter filter() {
        var filter = EventFilter.everything()
                .inCategories(categories.toArray(String[]::new))
                .ofTypes(types.toArray(String[]::new))
                .tagged(tags.stream().map(Tag::parse).toArray(Tag[]::new));
        if (correlation != null) {
            filter = filter.correlatedBy(correlation);
        }
        if (since != null) {
            filter = filter.recordedFrom(time("--since", since));
        }
        return before == null ? filter : filter.recordedBefore(time("--before", before));
    }

    private static Instant time(String option, String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "%s must be a time such as 2026-03-01T12:00:00Z, but was: %s".formatted(option, written),
                    malformed);
        }
    }
}
