package com.tomriddelsdell.eventstore.upcast.record;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Derives the kinds, and so the schema, of one record and all that it holds. */
final class Kinds {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Class<?>, Kind> named = new HashMap<>();
    private final Map<String, Class<?>> names = new HashMap<>();

    RecordKind ofRecord(Class<?> type) {
        return ofRecord(type.getSimpleName(), type);
    }

    RecordKind ofRecord(String name, Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("type must be a record, but %s is none".formatted(type.getName()));
        }
        var known = (RecordKind) named.get(type);
        if (known != null) {
            return known;
        }
        var kind = new RecordKind(name, type);
        named(type, kind);
        var kinds = new ArrayList<Kind>();
        var fields = new ArrayList<Schema.Field>();
        for (var component : type.getRecordComponents()) {
            var part = of(component);
            kinds.add(part);
            fields.add(field(component, part));
        }
        kind.hold(List.copyOf(kinds), fields);
        return kind;
    }

    private Kind of(RecordComponent component) {
        try {
            var decimal = component.getAnnotation(Decimal.class);
            if (decimal != null) {
                return nullable(component.getAnnotatedType(), component, Decimals.of(decimal));
            }
            return of(component.getAnnotatedType(), component);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    "%s.%s: %s"
                            .formatted(
                                    component.getDeclaringRecord().getSimpleName(),
                                    component.getName(),
                                    unfit.getMessage()),
                    unfit);
        }
    }

    private static Schema.Field field(RecordComponent component, Kind kind) {
        var field = new Schema.Field(component.getName(), kind.schema(), null, defaultOf(component, kind));
        Names.addAliases(component, field::addAlias);
        return field;
    }

    private static @Nullable Object defaultOf(RecordComponent component, Kind kind) {
        var told = component.getAnnotation(Default.class);
        if (told != null) {
            return json(component, told.value());
        }
        return kind.schema().isNullable() ? JsonProperties.NULL_VALUE : null;
    }

    private static Object json(RecordComponent component, String text) {
        try {
            var value = JSON.readValue(text, Object.class);
            return value == null ? JsonProperties.NULL_VALUE : value;
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(
                    "@Default of %s must be JSON, a text in quotes, but was: %s".formatted(component, text), malformed);
        }
    }

    private Kind of(AnnotatedType type, @Nullable AnnotatedElement component) {
        return nullable(type, component, plain(type));
    }

    /** Null comes first, as the default that it is, unless another default is told. */
    private static Kind nullable(AnnotatedType type, @Nullable AnnotatedElement component, Kind kind) {
        if (!type.isAnnotationPresent(Nullable.class)) {
            return kind;
        }
        var branches = kind instanceof UnionKind union ? union.branches() : List.of(kind);
        var told = component == null ? null : component.getAnnotation(Default.class);
        var nothing = List.<Kind>of(NullKind.INSTANCE);
        var nullFirst = told == null || told.value().equals("null");
        return UnionKind.of(Stream.of(nullFirst ? nothing : branches, nullFirst ? branches : nothing)
                .flatMap(List::stream)
                .toList());
    }

    private Kind plain(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> plain -> of(plain);
            case ParameterizedType generic -> of((Class<?>) generic.getRawType(), arguments(type));
            default -> throw unfit(type.getType().getTypeName());
        };
    }

    private Kind of(Class<?> type) {
        var scalar = Scalars.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.equals(BigDecimal.class)) {
            return Decimals.withOwnScale();
        }
        if (type.isRecord()) {
            return ofRecord(type);
        }
        if (type.isEnum()) {
            var known = named.get(type);
            return known == null ? named(type, new EnumKind(type)) : known;
        }
        if (type.isSealed()) {
            return UnionKind.of(members(type).<Kind>map(this::ofRecord).toList());
        }
        throw unfit(type.getName());
    }

    private Kind of(Class<?> type, AnnotatedType[] arguments) {
        if (type.equals(List.class)) {
            return SeveralKind.list(of(arguments[0], null));
        }
        if (type.equals(Set.class)) {
            return SeveralKind.set(of(arguments[0], null));
        }
        if (type.equals(Map.class) && arguments[0].getType().equals(String.class)) {
            return new MapKind(of(arguments[1], null));
        }
        if (type.equals(Optional.class)) {
            var content = plain(arguments[0]);
            var branches = new ArrayList<>(Collections.<Kind>singletonList(NullKind.INSTANCE));
            branches.addAll(content instanceof UnionKind union ? union.branches() : List.of(content));
            return new OptionalKind(UnionKind.of(branches));
        }
        throw unfit(type.getName());
    }

    private static AnnotatedType[] arguments(AnnotatedType type) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments();
    }

    private static Stream<Class<?>> members(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::members) : Stream.of(type);
    }

    private Kind named(Class<?> type, Kind kind) {
        var other = names.put(kind.schema().getName(), type);
        if (other != null) {
            throw new IllegalArgumentException(
                    "%s and %s have one name: rename one".formatted(other.getName(), type.getName()));
        }
        named.put(type, kind);
        return kind;
    }

    private static IllegalArgumentException unfit(String type) {
        return new IllegalArgumentException(
                ("there is no schema for %s: use numbers, texts, booleans, times of java.time, UUID, BigDecimal, byte[],"
                                + " enums, records, sealed interfaces of records, and List, Set, Map<String, …> or Optional of them")
                        .formatted(type));
    }
}
