package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageAdded;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageRemoved;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectDeleted;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The images that projects show, or stopped to show after a time. Is given the events of all projects in their order. */
final class ShownImages {

    private final Instant since;
    private final Map<StreamId, Set<ImageId>> shown = new HashMap<>();
    private final Set<ImageId> goneLately = new HashSet<>();

    ShownImages(Instant since) {
        this.since = since;
    }

    void note(Decoded<ProjectEvent> decoded) {
        var source = decoded.source();
        var images = shown.computeIfAbsent(source.stream(), stream -> new HashSet<>());
        switch (decoded.event()) {
            case ProjectImageAdded(var image) -> images.add(new ImageId(image.id()));
            case ProjectImageRemoved(var id) -> gone(source, images, Set.of(new ImageId(id)));
            case ProjectDeleted() -> gone(source, images, Set.copyOf(images));
            case ProjectEvent other -> {}
        }
    }

    private void gone(RecordedEvent event, Set<ImageId> images, Set<ImageId> removed) {
        images.removeAll(removed);
        if (event.recordedAt().isAfter(since)) {
            goneLately.addAll(removed);
        }
    }

    Set<ImageId> ids() {
        var all = new HashSet<>(goneLately);
        shown.values().forEach(all::addAll);
        return all;
    }
}
