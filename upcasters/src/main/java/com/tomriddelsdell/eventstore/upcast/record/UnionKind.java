package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What may be null, and what is one of the records that a sealed interface permits. */
final class UnionKind implements Kind {

    private static final int NO_NULL = -1;

    private final Schema schema;
    private final List<Kind> branches;
    private final int ofNull;
    private final Map<Class<?>, Integer> ofClass = new HashMap<>();

    private UnionKind(List<Kind> branches) {
        this.branches = branches;
        this.schema = Schema.createUnion(branches.stream().map(Kind::schema).toList());
        this.ofNull = branches.indexOf(NullKind.INSTANCE);
        for (var index = 0; index < branches.size(); index++) {
            if (branches.get(index) instanceof RecordKind member) {
                ofClass.put(member.type(), index);
            }
        }
    }

    static UnionKind of(List<Kind> branches) {
        return new UnionKind(List.copyOf(branches));
    }

    List<Kind> branches() {
        return branches;
    }

    Kind branch(int index) {
        return branches.get(index);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, PayloadOutput output) {
        writeNullable(value, output);
    }

    void writeNullable(@Nullable Object value, PayloadOutput output) {
        var index = value == null ? ofNull : indexOf(value);
        if (index == NO_NULL) {
            throw new IllegalArgumentException("it is null, but not @Nullable");
        }
        output.writeIndex(index);
        if (value != null) {
            branches.get(index).write(value, output);
        }
    }

    private int indexOf(Object value) {
        var ofMember = ofClass.get(value.getClass());
        return ofMember != null ? ofMember : ofNull == 0 ? 1 : 0;
    }

    @Override
    public Reading reading(Action action, Readings readings) {
        throw new IllegalStateException("A union is read by its branches");
    }
}
