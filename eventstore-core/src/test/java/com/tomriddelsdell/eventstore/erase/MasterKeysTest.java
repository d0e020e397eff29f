package com.tomriddelsdell.eventstore.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StoreFailedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Master keys open what they sealed, and say what is wrong when they cannot. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MasterKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MasterKeys old = MasterKeys.of("2025", Map.of("2025", base64(32, 1)));
    private final MasterKeys both = MasterKeys.of("2026", Map.of("2025", base64(32, 1), "2026", base64(32, 2)));
    private final SubjectKey key = Objects.requireNonNull(SubjectKey.generate().block(PATIENCE));

    @BeforeEach
    void prepare() {
        old.ready().block(PATIENCE);
    }

    @Test
    void what_any_of_them_sealed_is_opened_by_whoever_has_it() {
        assertThat(both.unwrap(key.id(), old.wrap(key))).isEqualTo(key);
        assertThat(both.unwrap(key.id(), both.wrap(key))).isEqualTo(key);
        assertThat(both.wrap(key).masterKeyId()).isEqualTo("2026");
        assertThat(both.wrap(key)).isNotEqualTo(both.wrap(key));
    }

    @Test
    void a_key_that_is_not_configured_is_named_with_those_that_are() {
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> old.unwrap(key.id(), both.wrap(key)))
                .withMessageContaining("\"2026\"")
                .withMessageContaining("[2025]");
    }

    @Test
    void another_key_under_the_same_id_is_told() {
        var other = MasterKeys.of("2025", Map.of("2025", base64(32, 3)));

        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> other.unwrap(key.id(), old.wrap(key)))
                .withMessageContaining("another key is configured")
                .withMessageContaining("\"2025\"");
    }

    @Test
    void a_key_is_not_opened_as_that_of_another_nor_when_damaged() {
        var wrapped = old.wrap(key);
        var bytes = wrapped.bytes().toByteArray();

        assertThatExceptionOfType(StoreFailedException.class).isThrownBy(() -> old.unwrap(EventIds.next(), wrapped));
        for (var length : new int[] {0, 11, 12, bytes.length - 1}) {
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(() ->
                            old.unwrap(key.id(), new WrappedKey("2025", Payload.wrap(Arrays.copyOf(bytes, length)))));
        }
    }

    @Test
    void keys_that_are_none_are_refused_and_never_printed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.of("1", Map.of("1", base64(16, 1))))
                .withMessage("Master key \"1\" must have 32 bytes, but has 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.of("1", Map.of("1", "se-cret")))
                .withMessage("Master key \"1\" is not in Base64")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.of("2", Map.of("1", base64(32, 1))))
                .withMessageContaining("[1]")
                .withMessageContaining("\"2\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.of("", Map.of("", base64(32, 1))))
                .withMessage("id of a master key must not be blank, but was empty");
        assertThat(both).hasToString("master keys [2025, 2026], current \"2026\"");
    }

    @Test
    void a_digest_tells_subjects_apart_and_depends_on_the_key() {
        var other = SubjectKey.of(key.id(), new byte[SubjectKey.SIZE]);
        var person = Subject.of("person-1");

        assertThat(key.digestOf(person)).hasSize(32).isEqualTo(key.digestOf(Subject.of("person-1")));
        assertThat(key.digestOf(person)).isNotEqualTo(key.digestOf(Subject.of("person-2")));
        assertThat(key.digestOf(person)).isNotEqualTo(other.digestOf(person));
    }

    private static String base64(int length, int filling) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
