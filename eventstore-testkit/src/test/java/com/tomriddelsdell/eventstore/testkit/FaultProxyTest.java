package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultProxyTest {

    private static final int QUIET_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 10_000;

    private ServerSocket echo;
    private FaultProxy network;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        network = FaultProxy.to(echo.getInetAddress().getHostAddress(), echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        network.close();
        echo.close();
    }

    @Test
    void what_is_sent_arrives_and_is_answered() throws IOException {
        try (var link = link()) {
            assertThat(answer(link, 7)).isEqualTo(7);
        }
    }

    @Test
    void a_black_hole_swallows_all_and_tells_nobody() throws IOException {
        try (var old = link()) {
            answer(old, 1);
            network.blackHole();
            try (var fresh = link()) {
                assertSilent(old);
                assertSilent(fresh);
            }
        }
    }

    @Test
    void after_a_black_hole_new_links_work_and_old_ones_stay_dead() throws IOException {
        try (var old = link()) {
            answer(old, 1);
            network.blackHole();
            network.pass();
            try (var fresh = link()) {
                assertThat(answer(fresh, 9)).isEqualTo(9);
                assertSilent(old);
            }
        }
    }

    @Test
    void a_reset_is_noticed_and_new_links_work() throws IOException {
        try (var old = link()) {
            answer(old, 1);
            network.reset();

            assertThatThrownBy(() -> old.getInputStream().read()).isInstanceOf(SocketException.class);
            try (var fresh = link()) {
                assertThat(answer(fresh, 2)).isEqualTo(2);
            }
        }
    }

    @Test
    void a_delay_holds_back_both_ways() throws IOException {
        network.delay(Duration.ofMillis(50));
        try (var link = link()) {
            var start = System.nanoTime();
            answer(link, 1);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void a_link_that_the_server_ends_is_ended() throws IOException {
        try (var link = link()) {
            answer(link, 0);
            link.getOutputStream().write(255);

            assertThatThrownBy(() -> {
                        if (link.getInputStream().read() < 0) {
                            throw new SocketException("ended");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    private Socket link() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), network.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int answer(Socket link, int question) throws IOException {
        link.getOutputStream().write(question);
        return link.getInputStream().read();
    }

    private static void assertSilent(Socket link) throws IOException {
        link.setSoTimeout(QUIET_MILLIS);
        assertThatThrownBy(() -> answer(link, 1)).isInstanceOf(SocketTimeoutException.class);
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                var client = echo.accept();
                Thread.ofVirtual().start(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Sends each byte back; 255 ends the link. */
    private static void echo(Socket client) {
        try (client) {
            for (var read = client.getInputStream().read();
                    read >= 0 && read < 255;
                    read = client.getInputStream().read()) {
                client.getOutputStream().write(read);
            }
        } catch (IOException broken) {
            // The test has ended.
        }
    }
}
