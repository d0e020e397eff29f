package com.tomriddelsdell.portfolio.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images of a project, in the order in which they are shown.
 *
 * @param cover the id of the one that stands for the project; empty when none was chosen, so that the first one does
 */
public record ProjectImages(List<ProjectImage> items, String cover) {

    /** A project without images. */
    public static final ProjectImages NONE = new ProjectImages(List.of(), "");

    public ProjectImages {
        items = List.copyOf(items);
    }

    /** The image that stands for the project; empty when it has none. */
    public Optional<ProjectImage> chosen() {
        return find(cover).or(() -> items.stream().findFirst());
    }

    public Optional<ProjectImage> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public List<String> ids() {
        return items.stream().map(ProjectImage::id).toList();
    }

    ProjectImages with(ProjectImage added) {
        return new ProjectImages(
                Stream.concat(without(added.id()).items.stream(), Stream.of(added))
                        .toList(),
                cover);
    }

    ProjectImages without(String id) {
        return new ProjectImages(
                items.stream().filter(item -> !item.id().equals(id)).toList(), cover.equals(id) ? "" : cover);
    }

    ProjectImages described(String id, String alt) {
        return new ProjectImages(
                items.stream()
                        .map(item -> item.id().equals(id) ? item.described(alt) : item)
                        .toList(),
                cover);
    }

    ProjectImages inOrder(List<String> ids) {
        return new ProjectImages(ids.stream().flatMap(id -> find(id).stream()).toList(), cover);
    }

    ProjectImages coveredBy(String id) {
        return new ProjectImages(items, id);
    }

    /** The ids as they are when the one is at {@code place}, counted from 0; at an end if there is no such place. */
    List<String> moved(String id, int place) {
        var others = without(id).ids();
        var at = Math.clamp(place, 0, others.size());
        return Stream.of(others.subList(0, at), List.of(id), others.subList(at, others.size()))
                .flatMap(List::stream)
                .toList();
    }
}
