package com.tomriddelsdell.portfolio.site.web;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.tomriddelsdell.portfolio.markdown.Markdown;
import com.tomriddelsdell.portfolio.project.view.NewestProjects.Entry;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/** A project as an entry of a feed, with all that it says; its HTML is sanitised like that of its page. */
final class FeedEntry {

    private FeedEntry() {}

    static SyndEntry of(Site site, Entry project) {
        var content = project.content();
        var address = site.url("/projects/" + project.slug());
        var entry = new SyndEntryImpl();
        entry.setTitle(XmlText.of(content.title()));
        entry.setLink(address);
        entry.setUri(address);
        entry.setAuthor(XmlText.of(site.owner()));
        entry.setPublishedDate(Date.from(project.publishedAt()));
        entry.setUpdatedDate(Date.from(project.changedAt()));
        entry.setDescription(content("text", content.summary()));
        entry.setContents(List.of(content("html", Markdown.toHtml(content.body()))));
        entry.setCategories(Stream.concat(Stream.of(content.category()), content.tags().stream())
                .map(FeedEntry::category)
                .toList());
        return entry;
    }

    private static SyndContent content(String type, String value) {
        var content = new SyndContentImpl();
        content.setType(type);
        content.setValue(XmlText.of(value));
        return content;
    }

    private static SyndCategory category(String name) {
        var category = new SyndCategoryImpl();
        category.setName(XmlText.of(name));
        return category;
    }
}
