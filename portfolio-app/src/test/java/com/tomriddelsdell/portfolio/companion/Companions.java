package com.tomriddelsdell.portfolio.companion;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of identities, where whoever signs in says who they are, and a mail server, in a process of their own. They
 * listen on the loopback address, at ports that the first line of the output tells, until the input ends.
 */
final class Companions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ANY = 0;

    private Companions() {}

    /** Serves until the input ends. */
    public static void main(String[] arguments) throws IOException {
        var provider = provider();
        var mail = mail();
        var received = received(mail);
        System.out.println("Companions: "
                + JSON.writeValueAsString(Map.of(
                        "issuer", provider.issuerUrl("people").toString(),
                        "smtp", mail.getSmtp().getPort(),
                        "mails", received.getAddress().getPort())));
        System.in.transferTo(OutputStream.nullOutputStream());
        received.stop(0);
        mail.stop();
        provider.shutdown();
    }

    private static MockOAuth2Server provider() {
        var server = new MockOAuth2Server(new OAuth2Config(true));
        server.start(InetAddress.getLoopbackAddress(), ANY);
        return server;
    }

    private static GreenMail mail() {
        var server = new GreenMail(new ServerSetup(ANY, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** Answers {@code GET /mails} with all that was received. */
    private static HttpServer received(GreenMail mail) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY), 0);
        server.createContext("/mails", exchange -> {
            try (exchange) {
                var mails = Arrays.stream(mail.getReceivedMessages())
                        .map(ReceivedMail::of)
                        .toList();
                var body = JSON.writeValueAsBytes(mails);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
