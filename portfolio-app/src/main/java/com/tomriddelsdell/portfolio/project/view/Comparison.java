package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.portfolio.project.ImageEvent;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectCreated;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectDeleted;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectEdited;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectPublished;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectReordered;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectUnpublished;
import com.tomriddelsdell.portfolio.project.ProjectImages;
import java.util.List;

/** Holds each event of a project against what was before it. One for each history, which it is given in order. */
final class Comparison {

    private static final ProjectContent NOTHING = new ProjectContent("", "", "", "", List.of(), List.of());

    private ProjectContent content = NOTHING;
    private String orderKey = "";
    private ProjectImages images = ProjectImages.NONE;

    ProjectChange change(Decoded<ProjectEvent> decoded) {
        var source = decoded.source();
        return new ProjectChange(
                source.version().value(),
                source.position().value(),
                source.type(),
                source.recordedAt(),
                differences(decoded.event()));
    }

    private List<Difference> differences(ProjectEvent event) {
        return switch (event) {
            case ProjectCreated(var created, var key) -> {
                orderKey = key;
                yield replaceWith(created);
            }
            case ProjectEdited(var edited) -> replaceWith(edited);
            case ProjectReordered(var key) -> moveTo(key);
            case ImageEvent image -> {
                var before = images;
                images = image.applyTo(before);
                yield Difference.between(before, images);
            }
            case ProjectPublished published -> List.of();
            case ProjectUnpublished() -> List.of();
            case ProjectDeleted() -> {
                content = NOTHING;
                images = ProjectImages.NONE;
                yield List.of();
            }
        };
    }

    private List<Difference> replaceWith(ProjectContent replacement) {
        var differences = Difference.between(content, replacement);
        content = replacement;
        return differences;
    }

    private List<Difference> moveTo(String key) {
        var differences = Difference.of("orderKey", orderKey, key);
        orderKey = key;
        return differences;
    }
}
