package com.tomriddelsdell.portfolio.site.web;

import org.jdom2.Verifier;

/** Texts as XML can hold them. */
final class XmlText {

    private XmlText() {}

    /** {@code text} without the few characters that no XML may contain, not even as references. */
    static String of(String text) {
        return text.codePoints()
                .filter(Verifier::isXMLCharacter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
