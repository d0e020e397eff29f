package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.portfolio.image.ImageNotFoundException;
import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.platform.http.Problem;
import com.tomriddelsdell.portfolio.platform.http.Problem.FieldError;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import com.tomriddelsdell.portfolio.project.InvalidProjectException;
import com.tomriddelsdell.portfolio.project.ProjectNotFoundException;
import com.tomriddelsdell.portfolio.project.SlugTakenException;
import com.tomriddelsdell.portfolio.project.admin.NeighbourNotFoundException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What can be wrong with a command, told so that a form can show it next to its fields. */
final class ProjectProblems {

    private static final Problem INVALID = Problem.of(
            HttpStatus.BAD_REQUEST,
            "invalid-project",
            "Invalid project",
            "Some fields are missing or not acceptable; see errors.");

    private static final Problem SLUG_TAKEN = Problem.of(
                    HttpStatus.CONFLICT, "slug-taken", "Slug taken", "Another project already has this slug.")
            .withErrors(List.of(new FieldError("slug", "Another project already has this slug.")));

    private static final Problem VERSION_MISSING = Problem.of(
            HttpStatus.PRECONDITION_REQUIRED,
            "version-missing",
            "Version missing",
            "Send the ETag that you have read the project with as If-Match, so that you overwrite nobody's change.");

    private ProjectProblems() {}

    static Throwable of(Throwable failure) {
        return switch (failure) {
            case InvalidProjectException invalid -> invalid(invalid.violations());
            case SlugTakenException taken -> new ProblemException(SLUG_TAKEN);
            case ProjectNotFoundException absent -> new ResponseStatusException(HttpStatus.NOT_FOUND);
            case ImageNotFoundException absent -> new ResponseStatusException(HttpStatus.NOT_FOUND);
            case NeighbourNotFoundException unknown ->
                invalid(List.of(new Violation("place", "There is no such project to move it to.")));
            case VersionConflictException conflict
            when conflict.actual().equals(StreamVersion.NONE) -> new ResponseStatusException(HttpStatus.NOT_FOUND);
            case VersionConflictException conflict -> new ProblemException(conflict(conflict));
            default -> failure;
        };
    }

    static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(INVALID.withErrors(violations.stream()
                .map(violation -> new FieldError(violation.field(), violation.message()))
                .toList()));
    }

    static ProblemException versionMissing() {
        return new ProblemException(VERSION_MISSING);
    }

    private static Problem conflict(VersionConflictException conflict) {
        var actual = conflict.actual().value();
        return conflict.expected() instanceof ExpectedVersion.Exactly(var seen)
                ? conflict(
                                HttpStatus.PRECONDITION_FAILED,
                                "You have seen version %s of this project, but it is at version %d now. Read it again and decide again."
                                        .formatted(seen, actual))
                        .with("expectedVersion", seen.value())
                        .with("actualVersion", actual)
                : conflict(
                                HttpStatus.CONFLICT,
                                "Others are changing this project just now. It is at version %d.".formatted(actual))
                        .with("actualVersion", actual);
    }

    private static Problem conflict(HttpStatus status, String detail) {
        return Problem.of(status, "version-conflict", "Version conflict", detail);
    }
}
