package com.tomriddelsdell.eventstore.upcast.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a record and looks into one, through method handles that are found once. */
final class Access {

    private static final MethodType CREATION = MethodType.methodType(Object.class, Object[].class);
    private static final MethodType LOOK = MethodType.methodType(Object.class, Object.class);

    private final RecordComponent[] components;
    private final MethodHandle creation;
    private final MethodHandle[] looks;

    private Access(RecordComponent[] components, MethodHandle creation, MethodHandle[] looks) {
        this.components = components;
        this.creation = creation;
        this.looks = looks;
    }

    static Access to(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var lookup = MethodHandles.lookup();
            var looks = new MethodHandle[components.length];
            for (var index = 0; index < looks.length; index++) {
                var accessor = components[index].getAccessor();
                accessor.setAccessible(true);
                looks[index] = lookup.unreflect(accessor).asType(LOOK);
            }
            var creation = lookup.unreflectConstructor(constructor)
                    .asSpreader(Object[].class, components.length)
                    .asType(CREATION);
            return new Access(components, creation, looks);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new IllegalArgumentException(
                    "record %s cannot be looked into: open its package to this module".formatted(type.getName()),
                    closed);
        }
    }

    String name(int index) {
        return components[index].getName();
    }

    Object component(Object record, int index) {
        try {
            return (Object) looks[index].invokeExact(record);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    Object create(@Nullable Object[] values) {
        try {
            return (Object) creation.invokeExact(values);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case RuntimeException refused -> refused;
            case Error error -> throw error;
            default -> new IllegalStateException(failure);
        };
    }
}
