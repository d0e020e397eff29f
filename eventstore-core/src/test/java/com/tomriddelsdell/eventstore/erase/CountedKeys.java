package com.tomriddelsdell.eventstore.erase;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Keys that tell what they are asked for, and may go away. */
final class CountedKeys implements SubjectKeys {

    private final SubjectKeys keys = InMemoryEventStore.create().subjectKeys();
    private final List<Set<UUID>> searches = new ArrayList<>();
    private boolean away;

    void goAway() {
        away = true;
    }

    List<Set<UUID>> searches() {
        return searches;
    }

    @Override
    public Mono<SubjectKey> keyOf(Subject subject) {
        return answer(keys.keyOf(subject));
    }

    @Override
    public Mono<FoundKeys> find(Set<UUID> ids) {
        return answer(keys.find(ids).doOnSubscribe(asked -> searches.add(ids)));
    }

    @Override
    public Mono<Boolean> forget(Subject subject) {
        return answer(keys.forget(subject));
    }

    private <T> Mono<T> answer(Mono<T> answer) {
        return away ? Mono.error(new StoreUnavailableException("The keys are away", null)) : answer;
    }
}
