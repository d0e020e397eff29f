package com.tomriddelsdell.portfolio.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** Letters as mail servers take them. */
final class MimeLetters {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String BETWEEN_REFERENCES = "\r\n ";

    private final MailAddress from;

    MimeLetters(MailAddress from) {
        this.from = from;
    }

    /** Writes {@code letter} into {@code message}. */
    MimeMessage write(Letter letter, MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        message.setFrom(of(from));
        message.setRecipient(RecipientType.TO, of(letter.to()));
        var replyTo = letter.replyTo();
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {of(replyTo)});
        }
        message.setSubject(letter.subject(), UTF_8);
        message.setHeader("Message-ID", letter.messageId());
        if (!letter.references().isEmpty()) {
            message.setHeader("In-Reply-To", letter.references().getLast());
            message.setHeader("References", String.join(BETWEEN_REFERENCES, letter.references()));
        }
        if (letter.automatic()) {
            message.setHeader("Auto-Submitted", "auto-generated");
        }
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        return message;
    }

    private static InternetAddress of(MailAddress address) throws UnsupportedEncodingException {
        return address.name().isEmpty()
                ? unnamed(address)
                : new InternetAddress(address.address(), address.name(), UTF_8);
    }

    private static InternetAddress unnamed(MailAddress address) {
        var unnamed = new InternetAddress();
        unnamed.setAddress(address.address());
        return unnamed;
    }

    private static BodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }
}
