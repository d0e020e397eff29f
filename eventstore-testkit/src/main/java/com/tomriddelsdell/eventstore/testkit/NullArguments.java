package com.tomriddelsdell.eventstore.testkit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Calls what an API offers, each time with null for one argument that is not {@code @Nullable}, and tells what was not
 * refused at once: with a {@link NullPointerException} or an {@link IllegalArgumentException} whose message names the
 * argument. Publishers are not subscribed to: who returns one has accepted its arguments. Exceptions may be made of
 * anything, for what they tell must not be lost over how it is told.
 *
 * <pre>{@code
 * assertThat(NullArguments.ofPackage(MyStore.class).with(MyStore.class, store).notRefused()).isEmpty();
 * }</pre>
 */
public final class NullArguments {

    private final Collection<Class<?>> api;
    private final Samples samples;

    private NullArguments(Collection<Class<?>> api, Samples samples) {
        this.api = api;
        this.samples = samples;
    }

    /** All public types of the module, as Maven calls it, that {@code anchor} is in. */
    public static NullArguments ofModule(Class<?> anchor) {
        return of(typesBeside(anchor).toList());
    }

    /**
     * The public types of the package that {@code anchor} is in, {@code others}, and what one gets hold of in the same
     * module through them.
     */
    public static NullArguments ofPackage(Class<?> anchor, Class<?>... others) {
        var faces = typesBeside(anchor).filter(type -> type.getPackage().equals(anchor.getPackage()));
        var next = Stream.concat(faces, Stream.of(others)).collect(Collectors.toCollection(ArrayDeque::new));
        return of(reachable(next, moduleOf(anchor)));
    }

    static NullArguments of(Collection<Class<?>> types) {
        var api = types.stream()
                .filter(type -> !Throwable.class.isAssignableFrom(type))
                .toList();
        return new NullArguments(api, Samples.from(api));
    }

    /**
     * With {@code sample} where a {@code type} is needed that cannot be made from what its own API offers. What it hands out
     * is called too, if it comes from the same module and that is the one under test.
     */
    public <T> NullArguments with(Class<T> type, T sample) {
        var more = new LinkedHashSet<>(api);
        var known = samples.with(type, sample);
        for (var handedOut : isOfTheApi(type) ? handedOut(type, sample) : List.of()) {
            more.add(handedOut.getClass());
            known = known.with(handedOut.getClass(), handedOut);
        }
        return new NullArguments(more, known);
    }

    /** One line for each argument that was not refused, or not by its name. */
    public List<String> notRefused() {
        return api.stream()
                .flatMap(NullArguments::entrances)
                .flatMap(this::flaws)
                .sorted()
                .toList();
    }

    private Stream<String> flaws(Executable entrance) {
        return IntStream.range(0, entrance.getParameterCount())
                .filter(index -> mustNotBeNull(entrance.getParameters()[index]))
                .mapToObj(index -> flaw(entrance, index))
                .flatMap(Optional::stream);
    }

    private Optional<String> flaw(Executable entrance, int index) {
        var name = entrance.getParameters()[index].getName();
        var place = "%s: null for %s".formatted(signature(entrance), name);
        try {
            call(entrance, index);
            return Optional.of(place + " is accepted");
        } catch (InvocationTargetException thrown) {
            var refusal = thrown.getTargetException();
            return names(refusal, name)
                    ? Optional.empty()
                    : Optional.of("%s is refused without its name: %s".formatted(place, refusal));
        } catch (ReflectiveOperationException | Samples.NoSampleException failure) {
            return Optional.of("%s could not be tried: %s".formatted(place, failure));
        }
    }

    private void call(Executable entrance, int index) throws ReflectiveOperationException {
        @Nullable
        Object[] arguments = Arrays.stream(entrance.getGenericParameterTypes())
                .map(samples::of)
                .toArray();
        arguments[index] = null;
        switch (entrance) {
            case Constructor<?> constructor -> constructor.newInstance(arguments);
            case Method method -> {
                method.setAccessible(true);
                method.invoke(receiver(method), arguments);
            }
        }
    }

    private @Nullable Object receiver(Method method) {
        return Modifier.isStatic(method.getModifiers()) ? null : samples.of(method.getDeclaringClass());
    }

    private boolean isOfTheApi(Class<?> type) {
        return api.stream().anyMatch(mine -> moduleOf(mine).equals(moduleOf(type)));
    }

    private static List<Object> handedOut(Class<?> type, Object sample) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getReturnType().isInterface())
                .map(method -> ReflectionSupport.invokeMethod(method, sample))
                .filter(result -> result != null && moduleOf(result.getClass()).equals(moduleOf(type)))
                .toList();
    }

    private static boolean names(Throwable refusal, String name) {
        var message = refusal.getMessage();
        return (refusal instanceof NullPointerException || refusal instanceof IllegalArgumentException)
                && message != null
                && Pattern.compile("\\b" + name + "\\b").matcher(message).find();
    }

    private static boolean mustNotBeNull(Parameter parameter) {
        return !parameter.getType().isPrimitive() && !isNullable(parameter.getAnnotatedType());
    }

    private static boolean isNullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static String signature(Executable entrance) {
        var parameters = Arrays.stream(entrance.getParameters())
                .map(parameter -> parameter.getType().getSimpleName() + " " + parameter.getName())
                .collect(Collectors.joining(", ", "(", ")"));
        var owner = entrance.getDeclaringClass();
        var type = owner.getName().substring(owner.getPackageName().length() + 1);
        return entrance instanceof Method ? type + "." + entrance.getName() + parameters : "new " + type + parameters;
    }

    /** What can be called from outside, and has code of its own that somebody wrote. */
    private static Stream<Executable> entrances(Class<?> type) {
        var methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !type.isEnum() && !method.isSynthetic())
                .filter(method -> !Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !method.getName().equals("equals"));
        return Stream.<Executable>concat(Arrays.stream(type.getConstructors()), methods)
                .filter(entrance -> Modifier.isPublic(entrance.getModifiers()));
    }

    private static Stream<Class<?>> typesBeside(Class<?> anchor) {
        return moduleOf(anchor).stream()
                .flatMap(root ->
                        ReflectionSupport.streamAllClassesInClasspathRoot(root, NullArguments::isPublic, name -> true));
    }

    private static boolean isPublic(Class<?> type) {
        var enclosing = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (enclosing == null || isPublic(enclosing));
    }

    private static Collection<Class<?>> reachable(Queue<Class<?>> next, Optional<URI> module) {
        var reached = new LinkedHashSet<Class<?>>();
        while (!next.isEmpty()) {
            var type = next.remove();
            if (isPublic(type) && module.equals(moduleOf(type)) && reached.add(type)) {
                Arrays.stream(type.getMethods())
                        .flatMap(method -> Stream.concat(
                                Stream.of(method.getGenericReturnType()), Stream.of(method.getGenericParameterTypes())))
                        .flatMap(NullArguments::mentioned)
                        .forEach(next::add);
            }
        }
        return reached;
    }

    private static Stream<Class<?>> mentioned(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain);
            case ParameterizedType generic ->
                Stream.concat(Stream.of(generic.getRawType()), Stream.of(generic.getActualTypeArguments()))
                        .flatMap(NullArguments::mentioned);
            default -> Stream.empty();
        };
    }

    /** Where its class files are; empty for the JDK's. */
    private static Optional<URI> moduleOf(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> URI.create(location.toString()));
    }
}
