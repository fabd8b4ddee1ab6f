package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What carries requests: Jetty, with HTTP/1.1, HTTP/2 and websockets over TLS. To make one needs no flags and takes a while, so it can be
 * made while something else reads those. It owns threads from {@link #start} on; close it.
 */
final class JettyServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);

    private static final long STOP_MILLIS = 2000;
    private static final Duration FAREWELL = Duration.ofMillis(300);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
    private static final int IDLE_MILLIS_AT_STOP = 300;
    private static final int IDLE_MILLIS = 90_000;
    private static final int GREATEST_HEADER = 1 << 20;
    private static final int MOST_THREADS = 200;
    private static final int FEWEST_THREADS = 8;
    private static final int IDLE_THREAD_MILLIS = 60_000;

    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private final Server server;
    private final ServerConnector connector;
    private final WebSocketComponents websockets;
    private @Nullable Farewell farewell;

    JettyServer() {
        // a queue of Jetty's own asks the JDK's management, which takes longer to load than Jetty
        QueuedThreadPool threads =
                new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS, IDLE_THREAD_MILLIS, new LinkedBlockingQueue<>());
        threads.setName("kube-authn");
        server = new Server(threads);
        server.setStopTimeout(STOP_MILLIS);
        tls.setWantClientAuth(true);
        connector = connector(server, tls);
        server.addConnector(connector);
        websockets = WebSocketServerComponents.ensureWebSocketComponents(server);
    }

    private static ServerConnector connector(Server server, SslContextFactory.Server tls) {
        HttpConfiguration configuration = configuration();
        HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
        http1.getHttpConfiguration().setHttpCompliance(HttpCompliance.RFC7230);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls, alpn.getProtocol()), alpn, http2, http1);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(IDLE_MILLIS_AT_STOP);
        return connector;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(GREATEST_HEADER);
        // what a path means is for RequestTarget to say
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return configuration;
    }

    /**
     * Listens from now on. If it cannot, it is closed.
     *
     * @param handler makes what answers, which may open websockets
     * @throws InvalidConfigurationException if the port is taken, or is not this machine's
     */
    void start(ListenAddress address, SSLContext context, Function<WebSocketComponents, Handler> handler) {
        tls.setSslContext(context);
        connector.setHost(address.host());
        connector.setPort(address.port());
        Farewell answering = new Farewell(handler.apply(websockets));
        server.setHandler(answering);
        try {
            server.start();
            farewell = answering;
        } catch (Exception e) {
            close();
            throw unstartable(e, address);
        }
    }

    private static InvalidConfigurationException unstartable(Exception e, ListenAddress address) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return new InvalidConfigurationException(address + ": " + why(first, String.valueOf(first.getMessage())), e);
    }

    /** The operating system has no numbers for these in Java, but words. */
    private static String why(Throwable first, String said) {
        if (said.contains("already in use")) {
            return "the port is taken: choose another with --listen";
        }
        if (said.contains("Permission denied")) {
            return "this port is not for everybody: choose one from 1024 on with --listen";
        }
        if (said.contains("Cannot assign requested address")) {
            return "this machine has no such address: choose another with --listen";
        }
        return said.contains("unresolved") || first instanceof UnresolvedAddressException
                ? "there is no host of that name: choose another with --listen"
                : "cannot listen: " + said;
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Waits until it has been stopped. */
    void join() throws InterruptedException {
        server.join();
    }

    private synchronized void sayFarewell() throws InterruptedException {
        if (farewell != null) {
            connector.close();
            farewell.say(FAREWELL, LONGEST_FAREWELL);
            farewell = null;
        }
    }

    /** Takes no further connections, answers what was asked already, and ends. */
    @Override
    public void close() {
        try {
            sayFarewell();
            server.stop();
        } catch (Exception e) {
            LOG.warn("The server did not stop cleanly", e);
        }
    }
}
