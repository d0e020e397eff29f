package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.ProjectImages;
import com.tomriddelsdell.portfolio.project.view.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a project, ready to be shown with what is wrong with it.
 *
 * @param notice what is wrong beyond the fields; empty when nothing is
 * @param differences what is not as somebody else has left it meanwhile
 * @param preview how the project would look
 */
record ProjectFormView(
        ProjectForm form,
        List<Violation> violations,
        String notice,
        List<Difference> differences,
        @Nullable ProjectView preview) {

    static ProjectFormView of(ProjectForm form) {
        return new ProjectFormView(form, List.of(), "", List.of(), null);
    }

    ProjectFormView with(List<Violation> found) {
        return new ProjectFormView(form, found, notice, differences, preview);
    }

    ProjectFormView withNotice(String text) {
        return new ProjectFormView(form, violations, text, differences, preview);
    }

    ProjectFormView comparedWith(List<Difference> others) {
        return new ProjectFormView(form, violations, notice, others, preview);
    }

    ProjectFormView previewed() {
        return new ProjectFormView(
                form, violations, notice, differences, ProjectView.unpublished(form.toContent(), ProjectImages.NONE));
    }

    String title() {
        return form.isNew() ? "New project" : "Edit project";
    }

    String action() {
        return form.isNew() ? "/admin/projects" : "/admin/projects/%s/edit".formatted(form.slug());
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
