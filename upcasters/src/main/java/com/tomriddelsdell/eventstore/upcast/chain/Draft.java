package com.tomriddelsdell.eventstore.upcast.chain;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Begins the data of a shape with what the shape before has in common with it. Knows which fields those are beforehand. */
final class Draft {

    private final Schema next;
    private final List<Schema.Field> common = new ArrayList<>();
    private final List<Schema.Field> defaults = new ArrayList<>();

    Draft(Schema old, Schema next) {
        this.next = next;
        for (var field : next.getFields()) {
            var before = old.getField(field.name());
            if (before != null && before.schema().equals(field.schema())) {
                common.add(field);
            } else if (field.hasDefaultValue()) {
                defaults.add(field);
            }
        }
    }

    GenericRecord next(GenericRecord old) {
        var draft = new GenericData.Record(next);
        common.forEach(field -> draft.put(field.pos(), old.get(field.name())));
        defaults.forEach(field -> draft.put(field.pos(), GenericData.get().getDefaultValue(field)));
        return draft;
    }
}
