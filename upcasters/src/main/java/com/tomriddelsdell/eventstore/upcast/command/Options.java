package com.tomriddelsdell.eventstore.upcast.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The options of a command, each written {@code --name=value}. */
record Options(Map<String, String> values) {

    /** Reads {@code arguments}, of which each must be one of {@code known}. */
    static Options of(List<String> arguments, Set<String> known) {
        var values = new TreeMap<String, String>();
        for (var argument : arguments) {
            var equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !known.contains(name) || values.put(name, argument.substring(equals + 1)) != null) {
                throw SchemaCommand.misused(
                        "'%s' is no option here, has no value, or stands twice".formatted(argument));
            }
        }
        return new Options(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String require(String name) {
        return find(name).orElseThrow(() -> SchemaCommand.misused(name + " is missing"));
    }
}
