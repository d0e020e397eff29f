package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tomriddelsdell.eventstore.HistoryDivergedException.Divergence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckpointTest {

    private static final UUID LOG = new UUID(1, 2);
    private static final UUID EVENT = new UUID(3, 4);
    private static final UUID OTHER_EVENT = new UUID(5, 6);
    private static final LogEpoch THEN = new LogEpoch(LOG, "7f.00000001.1");
    private static final LogEpoch NOW = new LogEpoch(LOG, "7f.00000002.1");
    private static final Position END = Position.of(10);

    @Test
    void it_is_kept_as_text() {
        var written = "7/00000000-0000-0003-0000-000000000004/00000000-0000-0001-0000-000000000002:7f.00000001.1";

        assertThat(checkpoint(7, EVENT, THEN)).hasToString(written);
        assertThat(Checkpoint.parse(written)).isEqualTo(checkpoint(7, EVENT, THEN));
    }

    @Test
    void what_is_not_known_is_a_dash() {
        assertThat(Checkpoint.START).hasToString("0/-/-");
        assertThat(Checkpoint.parse("0/-/-")).isEqualTo(Checkpoint.START);
        assertThat(Checkpoint.parse("7/-/" + THEN)).isEqualTo(checkpoint(7, null, THEN));
        assertThat(Checkpoint.parse("7/" + EVENT + "/-")).isEqualTo(checkpoint(7, EVENT, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7/-", "7/-/-/-", "x/-/-", "-1/-/-", "7/x/-", "7/-/x", "7/-/x:1", "7/-/-:"})
    void anything_else_is_no_checkpoint(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a:b", "ä"})
    void a_mark_can_stand_in_a_checkpoint(String mark) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LogEpoch(LOG, mark));
    }

    @Test
    void an_event_that_still_stands_there_carries_it_into_another_epoch() {
        assertThat(checkpoint(7, EVENT, THEN).heldAgainst(NOW, END, EVENT)).isEqualTo(checkpoint(7, EVENT, NOW));
        assertThat(checkpoint(7, EVENT, null).heldAgainst(NOW, END, EVENT)).isEqualTo(checkpoint(7, EVENT, NOW));
    }

    @Test
    void in_the_same_epoch_an_event_may_have_been_removed() {
        assertThat(checkpoint(7, EVENT, NOW).heldAgainst(NOW, END, null)).isEqualTo(checkpoint(7, EVENT, NOW));
        assertThat(checkpoint(7, null, NOW).heldAgainst(NOW, END, null)).isEqualTo(checkpoint(7, null, NOW));
    }

    @Test
    void one_that_shares_the_fate_of_the_log_is_asked_for_no_proof() {
        assertThat(checkpoint(10, null, null).heldAgainst(NOW, END, null)).isEqualTo(checkpoint(10, null, NOW));
        assertThat(checkpoint(10, EVENT, null).heldAgainst(NOW, END, null)).isEqualTo(checkpoint(10, EVENT, NOW));
    }

    @Test
    void it_learns_which_event_stands_there() {
        assertThat(checkpoint(7, null, NOW).heldAgainst(NOW, END, EVENT)).isEqualTo(checkpoint(7, EVENT, NOW));
    }

    @Test
    void nothing_seen_is_a_part_of_every_history() {
        assertThat(checkpoint(0, null, THEN).heldAgainst(NOW, Position.START, null))
                .isEqualTo(checkpoint(0, null, NOW));
    }

    @Test
    void it_is_refused_beyond_the_log() {
        assertThat(refused(checkpoint(11, EVENT, NOW), null)).isEqualTo(Divergence.BEYOND_THE_LOG);
        assertThat(refused(checkpoint(11, null, null), null)).isEqualTo(Divergence.BEYOND_THE_LOG);
    }

    @Test
    void it_is_refused_where_another_event_stands() {
        assertThat(refused(checkpoint(7, EVENT, NOW), OTHER_EVENT)).isEqualTo(Divergence.ANOTHER_EVENT);
        assertThat(refused(checkpoint(7, EVENT, THEN), OTHER_EVENT)).isEqualTo(Divergence.ANOTHER_EVENT);
        assertThat(refused(checkpoint(7, EVENT, null), OTHER_EVENT)).isEqualTo(Divergence.ANOTHER_EVENT);
    }

    @Test
    void it_is_refused_in_another_epoch_without_a_proof() {
        assertThat(refused(checkpoint(7, EVENT, THEN), null)).isEqualTo(Divergence.UNPROVEN);
        assertThat(refused(checkpoint(7, null, THEN), OTHER_EVENT)).isEqualTo(Divergence.UNPROVEN);
        assertThat(refused(checkpoint(7, null, THEN), null)).isEqualTo(Divergence.UNPROVEN);
    }

    @Test
    void the_refusal_says_what_was_expected_and_found() {
        var refusal = refusal(checkpoint(11, EVENT, THEN), null);

        assertThat(refusal.checkpoint()).isEqualTo(checkpoint(11, EVENT, THEN));
        assertThat(refusal.found()).isEqualTo(NOW);
        assertThat(refusal.end()).isEqualTo(END);
        assertThat(refusal)
                .hasMessageContaining(checkpoint(11, EVENT, THEN).toString())
                .hasMessageContaining(NOW.toString())
                .hasMessageContaining("ends at 10")
                .hasMessageContaining("Build anew");
    }

    private static Divergence refused(Checkpoint checkpoint, @Nullable UUID standing) {
        return refusal(checkpoint, standing).divergence();
    }

    private static HistoryDivergedException refusal(Checkpoint checkpoint, @Nullable UUID standing) {
        return catchThrowableOfType(HistoryDivergedException.class, () -> checkpoint.heldAgainst(NOW, END, standing));
    }

    private static Checkpoint checkpoint(long position, @Nullable UUID eventId, @Nullable LogEpoch epoch) {
        return new Checkpoint(Position.of(position), eventId, epoch);
    }
}
