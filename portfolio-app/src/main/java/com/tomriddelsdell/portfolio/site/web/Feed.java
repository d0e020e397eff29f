package com.tomriddelsdell.portfolio.site.web;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import com.tomriddelsdell.portfolio.project.view.NewestProjects.Entry;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The formats that the newest projects can be followed in. */
enum Feed {
    ATOM("atom_1.0", "/feed.atom", "application/atom+xml") {
        @Override
        void pointToItself(SyndFeed feed, String address) {
            feed.setUri(address);
            feed.setLinks(List.of(
                    link("alternate", feed.getLink(), null),
                    link("self", address, mediaType().toString())));
        }
    },

    RSS("rss_2.0", "/feed.rss", "application/rss+xml") {
        @Override
        void pointToItself(SyndFeed feed, String address) {
            feed.setForeignMarkup(
                    List.of(new Element("link", Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom"))
                            .setAttribute("rel", "self")
                            .setAttribute("type", mediaType().toString())
                            .setAttribute("href", address)));
        }
    };

    private final String format;
    private final String path;
    private final String mediaType;

    Feed(String format, String path, String mediaType) {
        this.format = format;
        this.path = path;
        this.mediaType = mediaType;
    }

    String path() {
        return path;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** The feed as XML. */
    String written(Site site, List<Entry> projects) {
        var feed = new SyndFeedImpl();
        feed.setFeedType(format);
        feed.setEncoding("UTF-8");
        feed.setLanguage(site.language());
        feed.setTitle(XmlText.of(site.text("feed.title", site.owner())));
        feed.setDescription(XmlText.of(site.text("projects.description", site.owner())));
        feed.setAuthor(XmlText.of(site.owner()));
        feed.setLink(site.url("/projects"));
        feed.setPublishedDate(Date.from(
                projects.stream().map(Entry::changedAt).max(Instant::compareTo).orElse(Instant.EPOCH)));
        feed.setEntries(
                projects.stream().map(project -> FeedEntry.of(site, project)).toList());
        pointToItself(feed, site.url(path));
        try {
            return new SyndFeedOutput().outputString(feed, false);
        } catch (FeedException incomplete) {
            throw new IllegalStateException(incomplete);
        }
    }

    abstract void pointToItself(SyndFeed feed, String address);

    private static SyndLink link(String relation, String address, @Nullable String type) {
        var link = new SyndLinkImpl();
        link.setRel(relation);
        link.setHref(address);
        link.setType(type);
        return link;
    }
}
