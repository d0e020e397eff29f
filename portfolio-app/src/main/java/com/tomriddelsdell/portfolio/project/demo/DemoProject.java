package com.tomriddelsdell.portfolio.project.demo;

import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectLink;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * A project for a first look.
 *
 * @param daysAgo when it was published, as far as the site tells
 */
record DemoProject(String slug, int daysAgo, ProjectContent content) {

    /** All of them, oldest first. Blocks while it reads: to be called at start-up. */
    static List<DemoProject> all() {
        var file = new YamlMapFactoryBean();
        file.setResources(new ClassPathResource("projects.yaml", DemoProject.class));
        return maps(field(Objects.requireNonNull(file.getObject()), "projects")).stream()
                .map(DemoProject::of)
                .toList();
    }

    private static DemoProject of(Map<?, ?> fields) {
        var content = new ProjectContent(
                text(fields, "title"),
                text(fields, "summary"),
                text(fields, "body"),
                text(fields, "category"),
                ((List<?>) field(fields, "tags")).stream().map(Object::toString).toList(),
                maps(field(fields, "links")).stream()
                        .map(link -> new ProjectLink(text(link, "label"), text(link, "url")))
                        .toList());
        return new DemoProject(text(fields, "slug"), Integer.parseInt(text(fields, "daysAgo")), content);
    }

    private static List<? extends Map<?, ?>> maps(Object list) {
        return ((List<?>) list).stream().map(item -> (Map<?, ?>) item).toList();
    }

    private static String text(Map<?, ?> fields, String name) {
        return field(fields, name).toString();
    }

    private static Object field(Map<?, ?> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
