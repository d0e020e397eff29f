package com.tomriddelsdell.portfolio.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mail server that answers commands, by their first words, as it is told, and everything else with 250. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> replies;

    private ScriptedServer(ServerSocket socket, Map<String, String> replies) {
        this.socket = socket;
        this.replies = replies;
    }

    static ScriptedServer answering(Map<String, String> replies) throws IOException {
        var server = new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), replies);
        Thread.ofPlatform().daemon().start(server::serve);
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var conversation = socket.accept()) {
                converse(conversation);
            } catch (IOException over) {
                // The next one, if there is any.
            }
        }
    }

    private void converse(Socket conversation) throws IOException {
        var input = new BufferedReader(new InputStreamReader(conversation.getInputStream(), StandardCharsets.US_ASCII));
        reply(conversation, "220 here");
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            reply(conversation, replies.getOrDefault(line.split("[ :]", 2)[0], "250 fine"));
        }
    }

    private static void reply(Socket conversation, String line) throws IOException {
        conversation.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
