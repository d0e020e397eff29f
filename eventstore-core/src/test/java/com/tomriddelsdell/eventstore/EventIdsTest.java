package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventIdsTest {

    private static final Comparator<UUID> AS_POSTGRESQL_SORTS = Comparator.comparing(UUID::toString);

    @Test
    void an_id_is_a_uuid_of_version_7() {
        var id = EventIds.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void an_id_begins_with_the_time() {
        assertThat(EventIds.next().getMostSignificantBits() >>> 16)
                .isCloseTo(System.currentTimeMillis(), within(10_000L));
    }

    @Test
    void ids_sort_in_the_order_in_which_they_were_made() {
        assertThat(Stream.generate(EventIds::next).limit(100_000)).isSortedAccordingTo(AS_POSTGRESQL_SORTS);
    }

    @Test
    void no_two_ids_are_alike_whoever_makes_them() {
        var ids = Flux.range(0, 100_000)
                .parallel(4)
                .runOn(Schedulers.parallel())
                .map(number -> EventIds.next())
                .sequential()
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(new HashSet<>(ids)).hasSize(ids.size());
    }

    @Test
    void what_one_cause_leads_to_has_the_same_ids_each_time() {
        var cause = EventIds.next();
        var ids = IntStream.range(0, 1_000)
                .mapToObj(number -> EventIds.causedBy(cause, number))
                .toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .doesNotContain(cause)
                .allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(EventIds.causedBy(cause, 7)).isEqualTo(ids.get(7));
        assertThat(EventIds.causedBy(EventIds.next(), 7)).isNotEqualTo(ids.get(7));
    }
}
