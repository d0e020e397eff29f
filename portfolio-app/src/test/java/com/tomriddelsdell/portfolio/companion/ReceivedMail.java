package com.tomriddelsdell.portfolio.companion;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A mail as a program for mail shows it.
 *
 * @param headers decoded, by their names
 * @param bodies the texts it consists of, by their types, such as {@code text/html}
 */
record ReceivedMail(Map<String, String> headers, Map<String, String> bodies) {

    static ReceivedMail of(MimeMessage message) {
        try {
            var bodies = new TreeMap<String, String>();
            collect(message, bodies);
            return new ReceivedMail(
                    Collections.list(message.getAllHeaders()).stream()
                            .collect(Collectors.toMap(Header::getName, ReceivedMail::value, (first, next) -> first)),
                    bodies);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void collect(Part part, Map<String, String> bodies) throws IOException, MessagingException {
        var content = part.getContent();
        if (content instanceof Multipart several) {
            for (var i = 0; i < several.getCount(); i++) {
                collect(several.getBodyPart(i), bodies);
            }
        } else if (content instanceof String text) {
            bodies.put(part.getContentType().split(";", 2)[0].strip(), text);
        }
    }

    private static String value(Header header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
        } catch (UnsupportedEncodingException asItIs) {
            return header.getValue();
        }
    }
}
