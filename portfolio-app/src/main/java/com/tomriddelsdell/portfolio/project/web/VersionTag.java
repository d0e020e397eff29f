package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The version of a project's stream as an entity tag: who changes a project says which one they have seen. */
final class VersionTag {

    private static final Pattern FORM = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private VersionTag() {}

    static String written(StreamVersion version) {
        return "\"%s\"".formatted(version);
    }

    /** What {@code If-Match} says; {@code *} stands for whatever there is. */
    static ExpectedVersion expected(ServerRequest request) {
        var written = request.headers().header(HttpHeaders.IF_MATCH);
        if (written.isEmpty()) {
            throw ProjectProblems.versionMissing();
        }
        if (written.equals(List.of("*"))) {
            return ExpectedVersion.streamExists();
        }
        var form = FORM.matcher(written.getFirst());
        if (written.size() > 1 || !form.matches()) {
            throw ProblemException.invalidParameter(
                    HttpHeaders.IF_MATCH, "must be the ETag that the project was read with, or *");
        }
        return ExpectedVersion.exactly(Long.parseLong(form.group(1)));
    }
}
