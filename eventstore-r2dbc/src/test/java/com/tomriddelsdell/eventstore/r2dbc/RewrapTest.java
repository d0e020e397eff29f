package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.erase.FoundKeys;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.erase.SubjectForgottenException;
import com.tomriddelsdell.eventstore.erase.SubjectKey;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.erase.R2dbcSubjectKeys;
import com.tomriddelsdell.eventstore.r2dbc.erase.RewrapProgress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Master keys change, and everybody keeps their key, or stays forgotten. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RewrapTest {

    private static final Subject FORGOTTEN = Subject.of("person-0");

    private final Database database = Server.database().build();
    private final R2dbcEventStore store =
            now(R2dbcEventStore.on(database).schema(Server.newSchema()).open());
    private final R2dbcSubjectKeys before = store.subjectKeys(SomeMasterKeys.one());
    private final R2dbcSubjectKeys during = store.subjectKeys(SomeMasterKeys.another());
    private final R2dbcSubjectKeys after = store.subjectKeys(MasterKeys.of("2", Map.of("2", SomeMasterKeys.key(2))));

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void the_old_master_key_is_needed_until_all_keys_are_wrapped_anew_and_then_no_more() {
        var keys = make(150);
        now(before.forget(FORGOTTEN));
        assertRefused(after.keyOf(Subject.of("person-1")), "\"1\"", "[2]");
        assertRefused(after.find(Set.of(keys.get(1).id())), "\"1\"", "[2]");

        // those of 149 persons, and the one that their digests are made by
        assertThat(now(during.rewrap().collectList()))
                .containsExactly(new RewrapProgress(100, 50), new RewrapProgress(150, 0));

        assertThat(now(during.rewrap().collectList())).isEmpty();
        assertThat(now(after.keyOf(Subject.of("person-1")))).isEqualTo(keys.get(1));
        assertThat(now(after.find(Set.of(keys.get(0).id(), keys.get(149).id()))))
                .isEqualTo(new FoundKeys(
                        Map.of(keys.get(149).id(), keys.get(149)),
                        Set.of(keys.get(0).id())));
        StepVerifier.create(after.keyOf(FORGOTTEN))
                .expectError(SubjectForgottenException.class)
                .verify(Waiting.PATIENCE);
        assertRefused(before.find(Set.of(keys.get(1).id())), "\"2\"", "[1]");
    }

    @Test
    void forgetting_meanwhile_is_not_undone() {
        var keys = make(30);
        var forgetting = Flux.range(0, 30)
                .concatMap(number -> during.forget(Subject.of("person-" + number)))
                .then();

        done(Mono.when(
                during.rewrap().then(),
                forgetting,
                store.subjectKeys(SomeMasterKeys.another()).rewrap().then()));

        var ids = Set.copyOf(keys.stream().map(SubjectKey::id).toList());
        assertThat(now(during.find(ids))).isEqualTo(new FoundKeys(Map.of(), ids));
    }

    @Test
    void another_key_under_the_same_id_is_told() {
        make(1);
        var wrong = store.subjectKeys(MasterKeys.of("1", Map.of("1", SomeMasterKeys.key(3))));

        assertRefused(wrong.keyOf(FORGOTTEN), "\"1\"", "another key is configured");
    }

    private List<SubjectKey> make(int persons) {
        return now(Flux.range(0, persons)
                .concatMap(number -> before.keyOf(Subject.of("person-" + number)))
                .collectList());
    }

    private static void assertRefused(Mono<?> call, String... why) {
        StepVerifier.create(call)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(StoreFailedException.class)
                        .hasMessageContainingAll(why))
                .verify(Waiting.PATIENCE);
    }
}
