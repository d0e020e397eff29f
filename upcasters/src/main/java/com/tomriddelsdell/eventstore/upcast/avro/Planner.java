package com.tomriddelsdell.eventstore.upcast.avro;

import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.chain.UpcasterChain;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Decides what to do about a stored schema, once. */
final class Planner {

    private final UpcasterChain chain;
    private final Map<String, ? extends Form<?>> today;
    private final Map<String, Integer> ownRevisions;
    private final NewerEvents newerEvents;

    /** @param ownRevisions under which revision the schemas of today are stored; a type that is missing is not stored yet */
    Planner(
            UpcasterChain chain,
            Map<String, ? extends Form<?>> today,
            Map<String, Integer> ownRevisions,
            NewerEvents newerEvents) {
        this.chain = chain;
        this.today = today;
        this.ownRevisions = ownRevisions;
        this.newerEvents = newerEvents;
    }

    SchemaHistory history() {
        return chain.history();
    }

    Plan plan(StoredSchema stored) {
        try {
            var writer = AvroText.parse(stored.text());
            var shape = chain.history().find(stored.type(), writer);
            return shape.isPresent() ? new Plan.Read(stored, chain.lift(shape.get(), writer)) : unknown(stored, writer);
        } catch (IllegalArgumentException refused) {
            return new Plan.Refuse(stored, String.valueOf(refused.getMessage()));
        }
    }

    private Plan unknown(StoredSchema stored, Schema writer) {
        var form = today.get(stored.type());
        if (form == null) {
            return newerEvents == NewerEvents.SKIP
                    ? new Plan.Skip(stored)
                    : new Plan.Refuse(stored, "no such event type is known here");
        }
        if (isNewer(stored) && newerEvents != NewerEvents.READ_WHAT_IS_KNOWN) {
            return newerEvents == NewerEvents.SKIP
                    ? new Plan.Skip(stored)
                    : new Plan.Refuse(stored, "it is newer than what this program writes");
        }
        return new Plan.ReadDirectly(stored, form.reader(writer));
    }

    /** The stops on the way of events that are read; null for others. */
    @Nullable
    List<String> path(Plan plan) {
        return switch (plan) {
            case Plan.Read read ->
                chain.history()
                        .find(read.schema().type(), AvroText.parse(read.schema().text()))
                        .map(chain::path)
                        .orElse(null);
            case Plan.ReadDirectly direct -> List.of(direct.schema().type());
            case Plan.Skip skip -> null;
            case Plan.Refuse refuse -> null;
        };
    }

    boolean isNewer(StoredSchema stored) {
        return stored.revision() > ownRevisions.getOrDefault(stored.type(), Integer.MAX_VALUE);
    }
}
