package com.tomriddelsdell.eventstore.upcast;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Tells Jackson which components of a record may be missing or null: those that are {@code @Nullable} or Optional. */
final class ComponentNullness extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return component(member).map(component -> !mayBeNull(component)).orElse(null);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedMember member
                        && component(member)
                                .filter(component -> !mayBeNull(component))
                                .isPresent()
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static Optional<RecordComponent> component(AnnotatedMember member) {
        var components = member.getDeclaringClass().getRecordComponents();
        if (components == null) {
            return Optional.empty();
        }
        return member instanceof AnnotatedParameter parameter
                ? Optional.of(components[parameter.getIndex()])
                : Arrays.stream(components)
                        .filter(component -> component.getName().equals(member.getName()))
                        .findFirst();
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getType().equals(Optional.class);
    }
}
