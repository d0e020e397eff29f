package com.tomriddelsdell.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID SOMEBODY_ELSES = new UUID(0, 3);

    @Test
    void every_contact_once_in_order_and_listed_is_as_promised() {
        assertThat(violations(List.of(A, B), List.of(at(3, B), at(7, A)), List.of(A, B)))
                .isEmpty();
    }

    @Test
    void contacts_of_others_are_no_violation() {
        assertThat(violations(List.of(A), List.of(at(1, SOMEBODY_ELSES), at(2, A)), List.of(SOMEBODY_ELSES, A)))
                .isEmpty();
    }

    @Test
    void a_lost_contact_is_found() {
        assertThat(violations(List.of(A, B), List.of(at(1, A)), List.of(A, B)))
                .containsExactly("1 acknowledged but not seen by the follower, such as " + B);
    }

    @Test
    void a_doubled_contact_is_found() {
        assertThat(violations(List.of(A), List.of(at(1, A), at(2, A)), List.of(A)))
                .containsExactly("1 seen more than once by the follower, such as " + A);
    }

    @Test
    void a_position_that_repeats_is_not_ascending() {
        assertThat(violations(List.of(A, B), List.of(at(1, A), at(1, B)), List.of(A, B)))
                .containsExactly("1 seen at a position that is not above the one before, such as " + B);
    }

    @Test
    void an_unlisted_contact_is_found() {
        assertThat(violations(List.of(A, B), List.of(at(1, A), at(2, B)), List.of(B)))
                .containsExactly("1 acknowledged but not listed, such as " + A);
    }

    @Test
    void a_contact_on_two_pages_is_found() {
        assertThat(violations(List.of(A), List.of(at(1, A)), List.of(A, A)))
                .containsExactly("1 listed more than once, such as " + A);
    }

    @Test
    void one_id_given_to_two_posts_is_found() {
        assertThat(violations(List.of(A, A), List.of(at(1, A)), List.of(A)))
                .containsExactly("1 acknowledged more than once, such as " + A);
    }

    private static List<String> violations(List<UUID> acknowledged, List<Sighting> seen, List<UUID> listed) {
        return new Evidence(acknowledged, seen, listed).violations();
    }

    private static Sighting at(long position, UUID contact) {
        return new Sighting(position, contact);
    }
}
