package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.view.CurrentProject;
import com.tomriddelsdell.portfolio.project.view.Picture;
import java.util.List;

/**
 * The images of a project, ready to be shown with the forms that change them.
 *
 * @param alt what was typed to describe the next one
 * @param notice what is wrong beyond the fields; empty when nothing is
 * @param maxBytes how large an upload may be
 */
record ImagesView(CurrentProject current, String alt, List<Violation> violations, String notice, long maxBytes) {

    static ImagesView of(CurrentProject current, long maxBytes) {
        return new ImagesView(current, "", List.of(), "", maxBytes);
    }

    ImagesView with(String typed, List<Violation> found) {
        return new ImagesView(current, typed, found, notice, maxBytes);
    }

    ImagesView withNotice(String typed, String text) {
        return new ImagesView(current, typed, violations, text, maxBytes);
    }

    List<Picture> pictures() {
        return current.pictures();
    }

    boolean isCover(Picture picture) {
        return current.cover().filter(picture::equals).isPresent();
    }

    String address() {
        return "/admin/projects/%s/images".formatted(current.slug());
    }

    String address(Picture picture, String command) {
        return "%s/%s/%s".formatted(address(), picture.id(), command);
    }

    long version() {
        return current.version().value();
    }

    /** In megabytes, as people write it. */
    String limit() {
        return maxBytes / (1024 * 1024) + " MB";
    }

    /** What is wrong with a field; empty when nothing is. */
    String error(String field) {
        return violations.stream()
                .filter(violation -> violation.field().equals(field))
                .map(Violation::message)
                .findFirst()
                .orElse("");
    }
}
