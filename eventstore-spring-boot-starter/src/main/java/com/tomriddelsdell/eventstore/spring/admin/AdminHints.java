package com.tomriddelsdell.eventstore.spring.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** What a native image must keep of the admin API: the members of every record that it reads or writes as JSON. */
final class AdminHints implements RuntimeHintsRegistrar {

    private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        var records = new ClassPathScanningCandidateComponentProvider(false);
        records.addIncludeFilter(new AssignableTypeFilter(Record.class));
        records.findCandidateComponents(AdminHints.class.getPackageName()).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), classLoader))
                .forEach(type -> binding.registerReflectionHints(hints.reflection(), type));
    }
}
