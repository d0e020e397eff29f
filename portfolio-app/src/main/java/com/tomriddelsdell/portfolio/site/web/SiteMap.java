package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.view.NewestProjects.Place;
import java.time.Instant;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;

/**
 * Every page that is worth being found.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">Sitemaps XML format</a>
 */
final class SiteMap {

    private static final Namespace NAMESPACE = Namespace.getNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");

    private SiteMap() {}

    static String written(Site site, List<Place> projects) {
        var pages = new Element("urlset", NAMESPACE);
        pages.addContent(page(site.url("/"), null));
        pages.addContent(page(
                site.url("/projects"),
                projects.stream().map(Place::changedAt).max(Instant::compareTo).orElse(null)));
        for (var project : projects) {
            pages.addContent(page(site.url("/projects/" + project.slug()), project.changedAt()));
        }
        return new XMLOutputter().outputString(new Document(pages));
    }

    private static Element page(String address, @Nullable Instant changedAt) {
        var page = new Element("url", NAMESPACE).addContent(new Element("loc", NAMESPACE).setText(address));
        return changedAt == null
                ? page
                : page.addContent(new Element("lastmod", NAMESPACE).setText(changedAt.toString()));
    }
}
