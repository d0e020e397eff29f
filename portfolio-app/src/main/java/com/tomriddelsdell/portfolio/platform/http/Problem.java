package com.tomriddelsdell.portfolio.platform.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not fulfilled, in the words of RFC 9457.
 *
 * @param type names the kind of problem, for programs; stable
 * @param title the same for people
 * @param detail what is wrong in this case
 * @param instance the path that was asked for
 * @param errors what is wrong with which field of the request
 * @param members what else there is to know about problems of this type, by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> members) {

    private static final String TYPES = "/problems/";

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    public static Problem of(HttpStatus status, String name, String title, String detail) {
        return new Problem(URI.create(TYPES + name), title, status.value(), detail, null, List.of(), Map.of());
    }

    /** The last part of {@link #type}, by which a problem of this kind is known among all of this site. */
    @JsonIgnore
    public String name() {
        return type.toString().substring(TYPES.length());
    }

    public Problem withErrors(List<FieldError> replacement) {
        return new Problem(type, title, status, detail, instance, replacement, members);
    }

    /** The same with {@code value} as an extension member. */
    public Problem with(String name, Object value) {
        var all = new HashMap<>(members);
        all.put(name, value);
        return new Problem(type, title, status, detail, instance, errors, all);
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors, members);
    }

    /** What is wrong with one field of a body or one parameter. */
    public record FieldError(String field, String message) {}
}
