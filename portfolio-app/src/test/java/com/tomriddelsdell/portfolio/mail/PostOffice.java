package com.tomriddelsdell.portfolio.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real mail server in this process, and a mailer that speaks to it, or to nobody. */
public final class PostOffice implements AutoCloseable {

    /** Nothing listens there, and nothing without privileges can. */
    private static final int NOBODY = 1;

    private static final String HOST = "127.0.0.1";

    private final GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SmtpMailer mailer;

    public PostOffice(String from) {
        server.start();
        sender.setHost(HOST);
        mailer = new SmtpMailer(sender, MailAddress.parse(from), meters);
        open();
    }

    public Mailer mailer() {
        return mailer;
    }

    public SimpleMeterRegistry meters() {
        return meters;
    }

    /** From now on there is a mail server. */
    public void open() {
        speakTo(server.getSmtp().getPort());
    }

    /** From now on there is none. */
    public void shut() {
        speakTo(NOBODY);
    }

    public void speakTo(int port) {
        sender.setPort(port);
    }

    /** What was received, once it is so much. */
    public List<MimeMessage> received(int mails, Duration patience) {
        if (!server.waitForIncomingEmail(patience.toMillis(), mails)) {
            throw new AssertionError(
                    "Of %d mails, %d came".formatted(mails, received().size()));
        }
        return received();
    }

    public List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** The part of {@code message} that is of {@code type}. */
    public static String part(MimeMessage message, String type) throws MessagingException, IOException {
        var parts = (MimeMultipart) message.getContent();
        for (var index = 0; index < parts.getCount(); index++) {
            Part part = parts.getBodyPart(index);
            if (part.isMimeType(type)) {
                return part.getContent().toString().replace("\r\n", "\n");
            }
        }
        throw new AssertionError("The mail has no part of type " + type);
    }

    @Override
    public void close() {
        mailer.close();
        server.stop();
    }
}
