package com.tomriddelsdell.eventstore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A bad network: a TCP proxy in this JVM, between whatever is tested and a server. Every link through it works until a
 * fault is asked for.
 *
 * <pre>{@code
 * try (var network = FaultProxy.to("localhost", 5432)) {
 *     var store = openAt(network.port());
 *     network.blackHole();
 *     // nothing arrives any more, on old links and on new ones
 *     network.pass();
 *     // new links work; the old ones stay dead
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 16 << 10;

    private final String host;
    private final int port;
    private final ServerSocket door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;
    private volatile Duration delay = Duration.ZERO;

    private FaultProxy(String host, int port, ServerSocket door) {
        this.host = host;
        this.port = port;
        this.door = door;
    }

    /** Starts a proxy to the server at {@code host} and {@code port}, on a free port of the loopback interface. */
    public static FaultProxy to(String host, int port) {
        try {
            var proxy = new FaultProxy(host, port, new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where to connect to instead of the server. */
    public int port() {
        return door.getLocalPort();
    }

    /**
     * Swallows whatever is sent either way, on links that exist and on those that are opened; nobody is told. What was
     * linked meanwhile stays dead for good, as behind a router that forgot about it.
     */
    public void blackHole() {
        swallowing = true;
        links.forEach(link -> link.dieIf(true));
    }

    /** Breaks every link with a TCP reset, which both ends notice. New links work. */
    public void reset() {
        links.forEach(Link::reset);
    }

    /** Holds back each chunk of bytes that is sent, either way, for {@code time}. */
    public void delay(Duration time) {
        delay = time;
    }

    /** Ends every fault for links that are opened from now on, and delays. */
    public void pass() {
        swallowing = false;
        delay = Duration.ZERO;
    }

    /** Breaks every link and accepts no other. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            reset();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                open(door.accept());
            } catch (IOException closedOrRefused) {
                // Closed, which ends the loop; or the server refused, which the caller has seen.
            }
        }
    }

    private void open(Socket client) throws IOException {
        try {
            var link = new Link(client, new Socket(host, port));
            links.add(link);
            link.dieIf(swallowing);
            link.start();
        } catch (IOException refused) {
            abort(client);
            throw refused;
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // As it should be.
        }
    }

    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean dead;

        private Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() throws IOException {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual().start(() -> pump(server, client));
        }

        void dieIf(boolean swallowed) {
            if (swallowed) {
                dead = true;
            }
        }

        void reset() {
            links.remove(this);
            abort(client);
            abort(server);
        }

        private void pump(Socket from, Socket to) {
            var chunk = new byte[CHUNK_BYTES];
            try {
                for (var read = from.getInputStream().read(chunk);
                        read >= 0;
                        read = from.getInputStream().read(chunk)) {
                    LockSupport.parkNanos(delay.toNanos());
                    if (!dead) {
                        to.getOutputStream().write(chunk, 0, read);
                    }
                }
            } catch (IOException broken) {
                // The other end is told below, unless nobody is to be told.
            }
            if (!dead) {
                reset();
            }
        }
    }
}
