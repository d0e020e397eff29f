package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.image.ImageNotFoundException;
import com.tomriddelsdell.portfolio.project.ImageCommand.AddImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.ChooseCover;
import com.tomriddelsdell.portfolio.project.ImageCommand.DescribeImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.MoveImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.RemoveImage;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectCoverChosen;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageAdded;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageDescribed;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageRemoved;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImagesReordered;
import java.util.List;

/** The rules of the images of a project. Asking for what is so already changes nothing. */
final class ImageDecider {

    private ImageDecider() {}

    static List<ProjectEvent> decide(ImageCommand command, ProjectImages images) {
        return switch (command) {
            case AddImage(var image) -> add(image, images);
            case DescribeImage(var id, var alt) -> describe(known(id, images), alt);
            case MoveImage(var id, var place) -> move(known(id, images), place, images);
            case ChooseCover(var id) ->
                known(id, images).id().equals(images.cover()) ? List.of() : List.of(new ProjectCoverChosen(id));
            case RemoveImage(var id) ->
                List.of(new ProjectImageRemoved(known(id, images).id()));
        };
    }

    private static List<ProjectEvent> add(ProjectImage image, ProjectImages images) {
        var there = images.find(image.id());
        if (there.isPresent()) {
            return describe(there.get(), image.alt());
        }
        ImageRules.requireRoom(images);
        return List.of(new ProjectImageAdded(image));
    }

    private static List<ProjectEvent> describe(ProjectImage there, String alt) {
        return there.alt().equals(alt) ? List.of() : List.of(new ProjectImageDescribed(there.id(), alt));
    }

    private static List<ProjectEvent> move(ProjectImage image, int place, ProjectImages images) {
        var ids = images.moved(image.id(), place);
        return ids.equals(images.ids()) ? List.of() : List.of(new ProjectImagesReordered(ids));
    }

    private static ProjectImage known(String id, ProjectImages images) {
        return images.find(id).orElseThrow(ImageNotFoundException::new);
    }
}
