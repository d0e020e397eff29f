package com.tomriddelsdell.portfolio.markdown;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What HTML may be in a text: prose, code and tables, and links to sites. No style, no script, no form, no id, and nothing
 * that a browser loads by itself. Headings begin below that of the page.
 */
final class SafeHtml {

    private static final Pattern LANGUAGE = Pattern.compile("language-[a-z0-9+#-]{1,20}");
    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private static final Map<String, String> LOWERED =
            Map.of("h1", "h2", "h2", "h3", "h3", "h4", "h4", "h5", "h5", "h6", "h6", "h6");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "code",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "del",
                    "sub",
                    "sup",
                    "kbd",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td")
            .allowElements(SafeHtml::lowered, "h1", "h2", "h3", "h4", "h5", "h6")
            .allowElements(SafeHtml::focusable, "pre", "table")
            .allowElements("a")
            .allowAttributes("href")
            .onElements("a")
            .allowStandardUrlProtocols()
            .requireRelsOnLinks("nofollow", "noopener")
            .allowAttributes("class")
            .matching(LANGUAGE)
            .onElements("code")
            .allowAttributes("align")
            .matching(ALIGNMENT)
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .toFactory();

    private SafeHtml() {}

    static String of(String html) {
        return POLICY.sanitize(html);
    }

    /** What may be wider than a phone is scrolled, and without a mouse only what has the focus can be. */
    private static String focusable(String element, List<String> attributes) {
        attributes.addAll(List.of("tabindex", "0"));
        return element;
    }

    private static String lowered(String element, List<String> attributes) {
        return LOWERED.getOrDefault(element, element);
    }
}
