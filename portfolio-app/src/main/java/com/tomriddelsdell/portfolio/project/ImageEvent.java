package com.tomriddelsdell.portfolio.project;

import java.util.List;

/** Everything that can have happened to the images of a project. */
public sealed interface ImageEvent extends ProjectEvent {

    record ProjectImageAdded(ProjectImage image) implements ImageEvent {}

    record ProjectImageDescribed(String image, String alt) implements ImageEvent {}

    /** They are shown in the order of these ids, which are those of all of them. */
    record ProjectImagesReordered(List<String> images) implements ImageEvent {

        public ProjectImagesReordered {
            images = List.copyOf(images);
        }
    }

    record ProjectCoverChosen(String image) implements ImageEvent {}

    /** If it stood for the project, the first one does from now on. */
    record ProjectImageRemoved(String image) implements ImageEvent {}

    /** What the event makes of {@code images}. */
    default ProjectImages applyTo(ProjectImages images) {
        return switch (this) {
            case ProjectImageAdded(var image) -> images.with(image);
            case ProjectImageDescribed(var id, var alt) -> images.described(id, alt);
            case ProjectImagesReordered(var ids) -> images.inOrder(ids);
            case ProjectCoverChosen(var id) -> images.coveredBy(id);
            case ProjectImageRemoved(var id) -> images.without(id);
        };
    }
}
