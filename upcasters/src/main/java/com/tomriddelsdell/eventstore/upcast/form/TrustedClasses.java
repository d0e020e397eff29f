package com.tomriddelsdell.eventstore.upcast.form;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the classes that the schema of a generated class names, and no other, whatever the system properties say: whoever
 * hands in the class trusts what was generated with it. Schemas from a log never lead to a class.
 */
final class TrustedClasses extends SpecificData {

    private final Map<String, Class<?>> trusted = new HashMap<>();

    TrustedClasses(Class<?> generated, Schema schema) {
        super(generated.getClassLoader());
        SpecificData.getForClass(generated).getConversions().forEach(this::addLogicalTypeConversion);
        trust(schema);
    }

    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> trusted.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }

    private void trust(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (load(schema)) {
                    schema.getFields().forEach(field -> trust(field.schema()));
                }
            }
            case ENUM, FIXED -> load(schema);
            case ARRAY -> trust(schema.getElementType());
            case MAP -> trust(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::trust);
            default -> {}
        }
    }

    /** Whether it is new. */
    private boolean load(Schema named) {
        if (trusted.containsKey(named.getFullName())) {
            return false;
        }
        try {
            trusted.put(named.getFullName(), Class.forName(getClassName(named), false, getClassLoader()));
            return true;
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException("there is no class for " + named.getFullName(), missing);
        }
    }
}
