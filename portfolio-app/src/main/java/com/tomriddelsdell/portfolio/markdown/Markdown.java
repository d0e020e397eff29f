package com.tomriddelsdell.portfolio.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes HTML of Markdown. Whatever the text contains, the HTML has no more in it than {@link SafeHtml} lets through. */
public final class Markdown {

    /** Deeper quotes and lists in each other than anybody writes would only burn the processor. */
    private static final int MAX_NESTING = 24;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    public static String toHtml(String markdown) {
        var text = PARSER.parse(markdown);
        text.accept(new Outline());
        return SafeHtml.of(RENDERER.render(text));
    }
}
