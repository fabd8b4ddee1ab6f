package io.github.kubeauthn.webhook.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.kubeauthn.webhook.fake.TestAuthority.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** An HTTPS server on a port of its own that answers as it is told, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Deque<HttpHandler> next = new ArrayDeque<>();
    private volatile HttpHandler otherwise = answer(404, "text/plain", "nobody said what to answer");

    private FakeServer(SSLContext tls, boolean wantsClientCertificates) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setNeedClientAuth(wantsClientCertificates);
                parameters.setSSLParameters(ssl);
            }
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * What was asked.
     *
     * @param target path and query
     * @param headers as they came
     * @param body as it came
     * @param peer the common name of the client's certificate; empty if it showed none
     */
    public record Request(
            String method, String target, com.sun.net.httpserver.Headers headers, String body, String peer) {}

    public static FakeServer of(Identity identity) {
        return new FakeServer(tls(identity, null), false);
    }

    /** A server that only talks to clients of an authority. */
    public static FakeServer requiringClientsOf(TestAuthority clients, Identity identity) {
        return new FakeServer(tls(identity, clients), true);
    }

    public static SSLContext tls(Identity identity, TestAuthority clients) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "server", identity.keys().getPrivate(), new char[0], new X509Certificate[] {identity.certificate()
                    });
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(keys, new char[0]);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            if (clients != null) {
                trusted.setCertificateEntry("clients", clients.certificate());
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), clients == null ? null : trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static HttpHandler answer(int status, String contentType, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    public static HttpHandler json(String body) {
        return answer(200, "application/json", body);
    }

    /** Answers this to one request, before whatever else there is to answer. */
    public FakeServer once(HttpHandler handler) {
        synchronized (next) {
            next.add(handler);
        }
        return this;
    }

    /** Answers this to every request for which nothing else was said. */
    public FakeServer always(HttpHandler handler) {
        otherwise = handler;
        return this;
    }

    /** Leaves a path, and what is below it, to somebody else. */
    public void mount(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    public String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Request> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body,
                    exchange.getPrincipal() == null
                            ? ""
                            : exchange.getPrincipal().getUsername()));
            HttpHandler handler;
            synchronized (next) {
                handler = next.isEmpty() ? otherwise : next.poll();
            }
            handler.handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
