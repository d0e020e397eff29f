package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.erase.FoundKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.erase.SubjectForgottenException;
import com.tomriddelsdell.eventstore.erase.SubjectKey;
import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Keys of subjects in memory. Whoever makes or destroys one takes its turn. */
final class InMemorySubjectKeys implements SubjectKeys {

    private final Turns turns = new Turns();
    private final Map<Subject, UUID> ids = new HashMap<>();
    private final Map<UUID, SubjectKey> keys = new HashMap<>();

    @Override
    public Mono<SubjectKey> keyOf(Subject subject) {
        requireNonNull(subject, "subject");
        return SubjectKey.generate().flatMap(made -> turns.take(() -> keyOf(subject, made)));
    }

    private SubjectKey keyOf(Subject subject, SubjectKey made) {
        var id = ids.putIfAbsent(subject, made.id());
        if (id == null) {
            keys.put(made.id(), made);
            return made;
        }
        var key = keys.get(id);
        if (key == null) {
            throw new SubjectForgottenException(subject);
        }
        return key;
    }

    @Override
    public Mono<FoundKeys> find(Set<UUID> ids) {
        var wanted = Set.copyOf(requireNonNull(ids, "ids"));
        return turns.take(() -> found(wanted));
    }

    private FoundKeys found(Set<UUID> wanted) {
        var found = new HashMap<>(keys);
        found.keySet().retainAll(wanted);
        var forgotten = new HashSet<>(ids.values());
        forgotten.retainAll(wanted);
        forgotten.removeAll(found.keySet());
        return new FoundKeys(found, forgotten);
    }

    @Override
    public Mono<Boolean> forget(Subject subject) {
        requireNonNull(subject, "subject");
        return turns.take(() -> ids.containsKey(subject) && keys.remove(ids.get(subject)) != null);
    }
}
