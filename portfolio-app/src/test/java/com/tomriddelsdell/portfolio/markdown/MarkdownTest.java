package com.tomriddelsdell.portfolio.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final Duration QUICKLY = Duration.ofSeconds(30);
    private static final int MANY = 5_000;

    @Test
    void prose_becomes_html_whose_headings_are_below_that_of_the_page() {
        assertThat(Markdown.toHtml(
                        "# One\n\nSome *soft* and **strong** words, `code`.\n\n## Two\n\n1. a\n2. b\n\n> said"))
                .isEqualToIgnoringWhitespace(
                        "<h2>One</h2><p>Some <em>soft</em> and <strong>strong</strong> words, "
                                + "<code>code</code>.</p><h3>Two</h3><ol><li>a</li><li>b</li></ol><blockquote><p>said</p></blockquote>");
    }

    @Test
    void headings_leave_no_level_out() {
        assertThat(Markdown.toHtml("## One\n\n#### Deeper\n\n### Between\n\n# Above\n\n### Below"))
                .isEqualToIgnoringWhitespace("<h2>One</h2><h3>Deeper</h3><h3>Between</h3><h2>Above</h2><h3>Below</h3>");
    }

    @Test
    void code_keeps_its_language_and_its_characters() {
        assertThat(Markdown.toHtml("```java\nList<String> a = b && c;\n```"))
                .contains(
                        "<pre tabindex=\"0\"><code class=\"language-java\">List&lt;String&gt; a &#61; b &amp;&amp; c;");
    }

    @Test
    void tables_are_tables() {
        assertThat(Markdown.toHtml("| a | b |\n|---|--:|\n| 1 | 2 |"))
                .contains("<table tabindex=\"0\">", "<th>a</th>", "<th align=\"right\">b</th>", "<td>1</td>");
    }

    @Test
    void links_lead_to_sites_and_give_nothing_away() {
        assertThat(Markdown.toHtml(
                        "[there](https://example.com/?a=1&b=2) [mail](mailto:a@example.com) [here](/projects)"))
                .contains(
                        "<a href=\"https://example.com/?a&#61;1&amp;b&#61;2\" rel=\"nofollow noopener\">there</a>",
                        "href=\"mailto:a&#64;example.com\"",
                        "href=\"/projects\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//example.com/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"x\"\nonerror=\"alert(1)\">",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
                "<iframe src=\"https://example.com\"></iframe>",
                "<object data=\"data:text/html,x\"></object>",
                "<embed src=\"x\">",
                "<style>body{display:none}</style>",
                "<p style=\"position:fixed\">x</p>",
                "<form action=\"/admin\"><input name=x><button>y</button></form>",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\">",
                "<base href=\"https://example.com\">",
                "<link rel=stylesheet href=\"https://example.com\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVa&#x0A;script:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
                "<a href=\"vbscript:x\">x</a>",
                "<a href=\"https://example.com\" onclick=\"alert(1)\" id=\"main\" target=\"_top\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JAVASCRIPT:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](<javascript:alert(1)>)",
                "[x]: javascript:alert(1)\n\n[x]",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
                "![x](https://example.com/pixel.png)",
                "![\" onerror=\"alert(1)](x)",
                "[x](https://example.com \"\\\" onmouseover=alert(1) \\\"\")",
                "```\"><script>alert(1)</script>\nx\n```",
                "`</code><script>alert(1)</script>`",
                "# <img src=x onerror=alert(1)>",
                "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
                "<!-- --><script>alert(1)</script> -->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml version=\"1.0\"?><script>alert(1)</script>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<table background=\"javascript:alert(1)\"><tr><td>x</td></tr></table>",
                "<div><b>unclosed",
                "</main></body></html><h1>mine</h1>"
            })
    void nothing_in_it_runs_loads_or_escapes(String attack) {
        var html = Markdown.toHtml("before\n\n" + attack + "\n\nafter");

        assertThat(html)
                .doesNotContainPattern(
                        "(?i)<(?!/?(p|h[2-6]|a|pre|code|em|strong|b|i|ul|ol|li|br|table|thead|tbody|tr|th|td"
                                + "|blockquote|hr|del|sub|sup|kbd)\\b)")
                .doesNotContainPattern("(?i)<[^>]*\\s(on\\w+|style|id|target|src|background)\\s*=")
                .doesNotContainPattern("(?i)href=\"(?!https://example.com|mailto:|/)");
        assertThat(html.split("<", -1)).hasSameSizeAs(html.split(">", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "![", "> ", "- ", "*a **a ", "`", "<", "&", "[a](", "\\", "|a", "<b>", "[a]: b\n"})
    void nothing_in_it_burns_the_processor(String part) {
        Assertions.assertTimeoutPreemptively(QUICKLY, () -> Markdown.toHtml(part.repeat(MANY)));
    }
}
