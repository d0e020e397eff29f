package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.mail.Correspondence.Request;
import com.tomriddelsdell.portfolio.mail.Letter;
import com.tomriddelsdell.portfolio.mail.MailAddress;
import com.tomriddelsdell.portfolio.mail.MailAddresses;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the letters about contact requests, each as text and as HTML by templates. */
final class ContactLetters {

    private final MailAddresses addresses;
    private final MessageIds ids;
    private final String site;
    private final String baseUrl;
    private final Wording words = Wording.in(Locale.ENGLISH);
    private final TemplateEngine html = templates(ContentType.Html);
    private final TemplateEngine text = templates(ContentType.Plain);

    /**
     * @param site what the owner's site is called
     * @param baseUrl where it is, without a slash at the end
     */
    ContactLetters(MailAddresses addresses, String site, String baseUrl) {
        this.addresses = addresses;
        this.ids = new MessageIds(addresses.from().domain());
        this.site = site;
        this.baseUrl = baseUrl;
    }

    /** Tells the owner of a request; a reply goes to whoever wrote it. */
    Letter notification(MailAddress owner, UUID id, Request request) {
        var view = new NotificationView(words, site, request, "%s/admin/contacts/%s".formatted(baseUrl, id));
        return new Letter(
                "notification",
                ids.notification(id),
                owner,
                sender(request.submitted()),
                view.subject(),
                render(text, "plainNotification", view),
                render(html, "notification", view),
                List.of(),
                true);
    }

    /**
     * Answers a request, with what was written quoted below; a reply goes to the owner.
     *
     * @param number which answer to the request it is, from 1
     * @throws NoAddressException if what was given as an address is none
     */
    Letter answer(UUID id, Request request, int number, String answer, Correspondence correspondence) {
        var to = sender(request.submitted());
        if (to == null) {
            throw new NoAddressException();
        }
        var view = new AnswerView(words, site, request, answer);
        return new Letter(
                "answer",
                ids.answer(id, number),
                to,
                addresses.notified(),
                view.subject(),
                render(text, "plainAnswer", view),
                render(html, "answer", view),
                ids.before(id, number, correspondence),
                false);
    }

    /** Whoever wrote; null if no mail can go there, as may be with what is older than the check of addresses. */
    private static @Nullable MailAddress sender(ContactRequestSubmitted submitted) {
        return MailAddress.isAddress(submitted.address())
                ? new MailAddress(submitted.address(), submitted.displayName())
                : null;
    }

    private static String render(TemplateEngine templates, String name, Object view) {
        var output = new StringOutput();
        templates.render(name + ".jte", view, output);
        return output.toString();
    }

    /** The templates are compiled into this package, where they see what is package-private. */
    private static TemplateEngine templates(ContentType type) {
        return TemplateEngine.createPrecompiled(
                null, type, ContactLetters.class.getClassLoader(), ContactLetters.class.getPackageName());
    }
}
