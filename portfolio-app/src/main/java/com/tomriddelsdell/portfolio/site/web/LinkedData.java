package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-LD, in the words of schema.org.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements">JSON-LD in HTML</a>
 */
record LinkedData(Map<String, Object> fields) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPE = "@type";

    static LinkedData website(Site site) {
        return of("WebSite", site, "/", Map.of("name", site.owner(), "description", site.introduction()));
    }

    static LinkedData collection(Site site, String path) {
        return of("CollectionPage", site, path, Map.of("name", site.text("projects.title")));
    }

    static LinkedData project(Site site, PublishedProject project) {
        var content = project.content();
        return of(
                "CreativeWork",
                site,
                "/projects/" + project.slug().value(),
                Map.of(
                        "name",
                        content.title(),
                        "description",
                        content.summary(),
                        "genre",
                        content.category(),
                        "keywords",
                        List.copyOf(content.tags()),
                        "datePublished",
                        project.publishedAt().toString()));
    }

    /** Nothing in it can end the element that it stands in, or begin another: only texts hold such characters. */
    String written() {
        return JSON.writeValueAsString(fields)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static LinkedData of(String type, Site site, String path, Map<String, Object> fields) {
        var all = new TreeMap<String, Object>(fields);
        all.put("@context", "https://schema.org");
        all.put(TYPE, type);
        all.put("url", site.url(path));
        all.put("inLanguage", site.language());
        all.put("author", new TreeMap<>(Map.of(TYPE, "Person", "name", site.owner(), "url", site.url("/"))));
        return new LinkedData(all);
    }
}
