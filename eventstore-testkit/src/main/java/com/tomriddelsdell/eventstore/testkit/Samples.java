package com.tomriddelsdell.eventstore.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes some value of any type of an API, from what the API itself offers. */
final class Samples {

    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(boolean.class, false),
            Map.entry(byte.class, (byte) 1),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 1.0),
            Map.entry(Object.class, "sample"),
            Map.entry(String.class, "sample"),
            Map.entry(Class.class, Object.class),
            Map.entry(UUID.class, new UUID(0, 1)),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Clock.class, Clock.systemUTC()),
            Map.entry(Throwable.class, new IllegalStateException("sample")),
            Map.entry(Mono.class, Mono.never()),
            Map.entry(Flux.class, Flux.never()));

    private final Collection<Class<?>> api;
    private final Map<Class<?>, Object> known;
    private final Set<Class<?>> underway = new HashSet<>();

    private Samples(Collection<Class<?>> api, Map<Class<?>, Object> known) {
        this.api = api;
        this.known = known;
    }

    static Samples from(Collection<Class<?>> api) {
        return new Samples(api, PLAIN);
    }

    Samples with(Class<?> type, Object sample) {
        var more = new HashMap<>(known);
        more.put(type, sample);
        return new Samples(api, more);
    }

    /** A value of {@code type}. */
    Object of(Type type) {
        return make(type).orElseThrow(() -> new NoSampleException(type));
    }

    private Optional<Object> make(Type type) {
        return switch (type) {
            case ParameterizedType generic -> make((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
            case GenericArrayType array ->
                make(array.getGenericComponentType()).map(element -> arrayOf(element.getClass(), element));
            case TypeVariable<?> variable -> make(variable.getBounds()[0]);
            case WildcardType wildcard -> make(wildcard.getUpperBounds()[0]);
            case Class<?> plain -> make(plain, Object.class, Object.class);
            default -> Optional.empty();
        };
    }

    private Optional<Object> make(Class<?> type, Type... arguments) {
        var sample = known.get(type);
        if (sample != null) {
            return Optional.of(sample);
        }
        if (type.isArray()) {
            return make(type.getComponentType()).map(element -> arrayOf(type.getComponentType(), element));
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type.equals(List.class) || type.equals(Collection.class) || type.equals(Iterable.class)) {
            return make(arguments[0]).map(List::of);
        }
        if (type.equals(Set.class)) {
            return make(arguments[0]).map(Set::of);
        }
        if (type.equals(Map.class)) {
            return make(arguments[0]).flatMap(key -> make(arguments[1]).map(value -> Map.of(key, value)));
        }
        if (type.isSealed()) {
            return first(Arrays.stream(type.getPermittedSubclasses()).map(this::make));
        }
        return type.isInterface() ? Optional.of(proxy(type)) : createOnce(type);
    }

    /** Makes a {@code type} by what of the API makes it without another one, or else takes a constant. */
    private Optional<Object> createOnce(Class<?> type) {
        if (!underway.add(type)) {
            return Optional.empty();
        }
        try {
            return first(Stream.concat(creators(type).map(this::create), constants(type)));
        } finally {
            underway.remove(type);
        }
    }

    private static Stream<Optional<Object>> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers())
                        && field.getType().equals(type))
                .map(Samples::value);
    }

    private static Optional<Object> value(Field constant) {
        try {
            return Optional.of(constant.get(null));
        } catch (IllegalAccessException notPublic) {
            return Optional.empty();
        }
    }

    private static Optional<Object> first(Stream<Optional<Object>> candidates) {
        return candidates.flatMap(Optional::stream).findFirst();
    }

    /** Constructors and static methods that make a {@code type}, those that need least first. */
    private Stream<Executable> creators(Class<?> type) {
        var factories = Stream.concat(Stream.of(type), api.stream())
                .distinct()
                .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getReturnType().equals(type));
        return Stream.<Executable>concat(Arrays.stream(type.getConstructors()), factories)
                .filter(creator -> Modifier.isPublic(creator.getModifiers()))
                .filter(creator -> !List.of(creator.getParameterTypes()).contains(type))
                .sorted(Comparator.comparingInt(Executable::getParameterCount));
    }

    private Optional<Object> create(Executable creator) {
        try {
            var arguments = Arrays.stream(creator.getGenericParameterTypes())
                    .map(this::of)
                    .toArray();
            return Optional.ofNullable(
                    switch (creator) {
                        case Constructor<?> constructor -> constructor.newInstance(arguments);
                        case Method factory -> factory.invoke(null, arguments);
                    });
        } catch (ReflectiveOperationException | NoSampleException notThisOne) {
            return Optional.empty();
        }
    }

    private static Object arrayOf(Class<?> type, Object element) {
        var array = Array.newInstance(type, 1);
        Array.set(array, 0, element);
        return array;
    }

    private Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::answer);
    }

    private @Nullable Object answer(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : make(method.getGenericReturnType()).orElse(null);
    }

    /** Nothing of the API makes such a value. */
    static final class NoSampleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSampleException(Type type) {
            super("there is no sample of " + type.getTypeName());
        }
    }
}
