package io.github.kubeauthn.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.pki.TestTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A server on a free port of the loopback that answers as it is told, fails on demand, and remembers what it was asked. What it
 * answers, in this order: an outage, what was said {@linkplain #once once}, what was said {@linkplain #answer for a path},
 * what was said {@linkplain #always for everything}, or 404. Safe for use by many threads at once.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final String ELSEWHERE = "https://elsewhere.invalid/";

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, HttpHandler> byPath = new ConcurrentHashMap<>();
    private final Deque<HttpHandler> next = new ArrayDeque<>();
    private volatile HttpHandler otherwise = Replies.of(404, "text/plain", "nobody said what to answer");
    private volatile @Nullable Outage outage;
    private volatile CountDownLatch endOfSilence = new CountDownLatch(0);

    private LoopbackServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A server without TLS. */
    public static LoopbackServer http() {
        try {
            return new LoopbackServer(HttpServer.create(loopback(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException("no server can be started on the loopback", e);
        }
    }

    /** A server with TLS that shows a certificate and asks clients for none. */
    public static LoopbackServer https(Identity identity) {
        return https(TestTls.showing(identity), false);
    }

    /** A server with TLS that only talks to clients of an authority. */
    public static LoopbackServer httpsFor(TestCa clients, Identity identity) {
        return https(TestTls.showingAndTrusting(identity, clients), true);
    }

    private static LoopbackServer https(SSLContext tls, boolean needsClientCertificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters ssl = tls.getDefaultSSLParameters();
                    ssl.setNeedClientAuth(needsClientCertificate);
                    parameters.setSSLParameters(ssl);
                }
            });
            return new LoopbackServer(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException("no server can be started on the loopback", e);
        }
    }

    /** Answers this to one request, before whatever else there is to answer; several are answered in order. */
    public LoopbackServer once(HttpHandler reply) {
        synchronized (next) {
            next.add(reply);
        }
        return this;
    }

    /** Answers this from now on to whoever asks for a path. */
    public LoopbackServer answer(String path, HttpHandler reply) {
        byPath.put(path, reply);
        return this;
    }

    /** Answers this from now on to every request for which nothing else was said. */
    public LoopbackServer always(HttpHandler reply) {
        this.otherwise = reply;
        return this;
    }

    /** Fails from now on, until it {@linkplain #recover recovers}. Another outage takes the place of one that lasts. */
    public void fail(Outage newOutage) {
        recover();
        if (newOutage == Outage.SILENT) {
            endOfSilence = new CountDownLatch(1);
        }
        this.outage = newOutage;
    }

    /** Ends an outage. Whoever waits for an answer gets it now. */
    public void recover() {
        outage = null;
        endOfSilence.countDown();
    }

    /** Where it is, without a slash at the end. */
    public String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    /** Where a path of it is. */
    public String url(String path) {
        return url() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** All requests so far, in order, those in an outage too; a snapshot. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests for a path so far, in order. */
    public List<RecordedRequest> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    @Override
    public void close() {
        recover();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = RecordedRequest.of(exchange);
            requests.add(request);
            reply(request.path()).handle(exchange);
        }
    }

    private HttpHandler reply(String path) {
        Outage current = outage;
        if (current == Outage.SILENT) {
            awaitEndOfSilence();
            current = outage;
        }
        if (current != null) {
            return failure(current);
        }
        synchronized (next) {
            HttpHandler once = next.poll();
            return once == null ? byPath.getOrDefault(path, otherwise) : once;
        }
    }

    private static HttpHandler failure(Outage outage) {
        return switch (outage) {
            case DOWN, SILENT -> Replies.hangUp();
            case ERROR -> Replies.of(500, "text/plain", "out of order");
            case UNAVAILABLE -> Replies.of(503, "text/plain", "out of order");
            case REDIRECT -> Replies.redirect(ELSEWHERE);
        };
    }

    private void awaitEndOfSilence() {
        try {
            endOfSilence.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
