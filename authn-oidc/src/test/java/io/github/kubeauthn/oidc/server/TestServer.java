package io.github.kubeauthn.oidc.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server on the loopback that answers what a test wants, and remembers what it was asked. */
public final class TestServer implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private TestServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers a request as it likes. */
    @FunctionalInterface
    public interface Handler {

        void handle(HttpExchange exchange) throws IOException;
    }

    /** A server whose certificate {@link #ca()} signed for 127.0.0.1. */
    public static TestServer start() {
        return start("server.pem");
    }

    /** A server with one of the certificates of the folder {@code tls} of the test resources. */
    public static TestServer start(String certificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(certificate)));
            return new TestServer(server, "https");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server without TLS. */
    public static TestServer startPlain() {
        try {
            return new TestServer(HttpServer.create(loopback(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CA that signed the certificates, PEM. */
    public static String ca() {
        return resource("ca.pem");
    }

    public String url(String path) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Answers a path with JSON from now on. */
    public TestServer answer(String path, String json) {
        return answer(path, 200, json);
    }

    public TestServer answer(String path, int status, String body) {
        return handle(path, exchange -> respond(exchange, status, body));
    }

    public TestServer handle(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** Answers as an issuer with one key, whose id is {@code k1}. */
    public TestServer answerAsIssuer(String issuer, TestKeys key) {
        answer("/keys", "{\"keys\":[" + key.jwk("k1") + "]}");
        return answer(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + url("/keys") + "\"}");
    }

    /** The paths of all requests so far, in order. */
    public List<String> requests() {
        return requests;
    }

    /** How often a path was asked for. */
    public long requestsFor(String path) {
        return requests.stream().filter(path::equals).count();
    }

    public static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        handlers.getOrDefault(path, notFound -> respond(notFound, 404, "nothing here"))
                .handle(exchange);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** TLS with one of the certificates of the folder {@code tls} of the test resources. */
    public static SSLContext tls(String certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = TestServer.class.getResourceAsStream("/tls/" + certificate)) {
            Certificate parsed = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setKeyEntry("server", privateKey(), new char[0], new Certificate[] {parsed});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static PrivateKey privateKey() throws GeneralSecurityException {
        String base64 = resource("server.key").replaceAll("-----[^-]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private static String resource(String name) {
        try (InputStream in = TestServer.class.getResourceAsStream("/tls/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
