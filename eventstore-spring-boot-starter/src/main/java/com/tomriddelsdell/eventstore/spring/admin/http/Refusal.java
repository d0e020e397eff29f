package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request that is not fulfilled, and what its answer says about that (RFC 9457). */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final transient List<Violation> errors;
    private final transient Map<String, Object> members;

    private Refusal(
            HttpStatus status,
            String type,
            String title,
            String detail,
            List<Violation> errors,
            Map<String, Object> members) {
        super(requireNonNull(detail, "detail"), null, false, false);
        this.status = requireNonNull(status, "status");
        this.type = requireNonNull(type, "type");
        this.title = requireNonNull(title, "title");
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
    }

    /**
     * A refusal.
     *
     * @param type names the kind of problem for programs
     * @param detail what is wrong in this case, and what is allowed
     */
    public static Refusal of(HttpStatus status, String type, String title, String detail) {
        return new Refusal(status, type, title, detail, List.of(), Map.of());
    }

    /** Something asked for that is not there. */
    public static Refusal unknown(String what, String detail) {
        return of(HttpStatus.NOT_FOUND, "unknown-" + what, "Unknown " + what, detail);
    }

    /** Parameters or members that cannot be used. */
    public static Refusal invalid(List<Violation> errors) {
        var detail = errors.size() == 1
                ? "1 parameter or member cannot be used."
                : "%d parameters or members cannot be used.".formatted(errors.size());
        return new Refusal(HttpStatus.BAD_REQUEST, "invalid-request", "Invalid request", detail, errors, Map.of());
    }

    /** One parameter or member that cannot be used. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** The same, with a further member. */
    public Refusal with(String name, Object value) {
        var all = new LinkedHashMap<>(members);
        all.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new Refusal(status, type, title, detail(), errors, all);
    }

    HttpStatus status() {
        return status;
    }

    private String detail() {
        return String.valueOf(getMessage());
    }

    /** What the answer holds. */
    Map<String, Object> body(String path) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + type);
        body.put("title", title);
        body.put("status", status.value());
        body.put("detail", detail());
        body.put("instance", path);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        body.putAll(members);
        return body;
    }

    /** What is wrong with one parameter or member. */
    public record Violation(String field, String message) {
        public Violation {
            requireNonNull(field, "field");
            requireNonNull(message, "message");
        }
    }
}
