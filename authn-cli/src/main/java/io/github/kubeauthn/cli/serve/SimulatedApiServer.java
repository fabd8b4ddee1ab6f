package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.cli.metrics.ApiServerId;
import io.github.kubeauthn.cli.metrics.AuthenticationMetrics;
import io.github.kubeauthn.cli.source.TokenIssuing;
import io.github.kubeauthn.sa.ServiceAccountKeys;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.publish.IssuerDiscovery;
import io.github.kubeauthn.x509.VerificationKey;
import java.net.BindException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
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

/** A server that knows who asks as kube-apiserver does. Closing it ends the requests under way and frees its port. */
final class SimulatedApiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedApiServer.class);

    private static final long STOP_MILLIS = 2000;
    private static final int IDLE_MILLIS = 90_000;
    private static final int GREATEST_HEADER = 1 << 20;

    private final Server server;
    private final ServerConnector connector;
    private final AuthenticationChain chain;

    private SimulatedApiServer(Server server, ServerConnector connector, AuthenticationChain chain) {
        this.server = server;
        this.connector = connector;
        this.chain = chain;
    }

    /**
     * Starts one.
     *
     * @param address where it listens
     * @throws InvalidConfigurationException if kube-apiserver would not start with the flags, or the port is taken
     */
    static SimulatedApiServer start(
            KubeApiServerFlags flags,
            InMemoryCluster cluster,
            ServingCertificate certificate,
            ListenAddress address,
            Clock clock) {
        AuthenticationMetrics metrics = new AuthenticationMetrics(clock, ApiServerId.ofThisMachine());
        AuthenticationChain chain =
                flags.buildChain(Surroundings.of(cluster).withClock(clock).withListeners(metrics.listeners()));
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("kube-authn");
        Server server = new Server(threads);
        ServerConnector connector = connector(server, certificate, address);
        server.addConnector(connector);
        server.setStopTimeout(STOP_MILLIS);
        WebSocketComponents websockets = WebSocketServerComponents.ensureWebSocketComponents(server);
        ApiRoutes routes = new ApiRoutes(
                Reviews.by(chain, clock),
                tokens(flags, cluster, chain, clock),
                issuer(flags, address),
                new Health(chain::healthProblem),
                metrics);
        server.setHandler(new AuthenticationHandler(chain, routes, new WhoAmISockets(websockets), metrics, clock));
        SimulatedApiServer simulated = new SimulatedApiServer(server, connector, chain);
        try {
            server.start();
            return simulated;
        } catch (Exception e) {
            simulated.close();
            throw unstartable(e, address);
        }
    }

    private static InvalidConfigurationException unstartable(Exception e, ListenAddress address) {
        boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
        return new InvalidConfigurationException(
                address + ": " + (taken ? "the port is taken: choose another with --listen" : "cannot listen: " + e),
                e);
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Waits until the server has been stopped. */
    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The server did not stop cleanly", e);
        }
        chain.close();
    }

    private static ServerConnector connector(Server server, ServingCertificate certificate, ListenAddress address) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(certificate.context());
        tls.setWantClientAuth(true);
        HttpConfiguration configuration = configuration();
        HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
        http1.getHttpConfiguration().setHttpCompliance(HttpCompliance.RFC7230);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls, alpn.getProtocol()), alpn, http2, http1);
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE_MILLIS);
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

    private static @Nullable TokenRequests tokens(
            KubeApiServerFlags flags, InMemoryCluster cluster, AuthenticationChain chain, Clock clock) {
        return TokenIssuing.isPossible(flags)
                ? new TokenRequests(TokenIssuing.issuer(flags, cluster, chain.apiAudiences(), clock), clock)
                : null;
    }

    /** kube-apiserver starts without these documents where the issuer is not fit for them. */
    private static @Nullable IssuerDiscovery issuer(KubeApiServerFlags flags, ListenAddress address) {
        try {
            List<VerificationKey> keys = new ArrayList<>();
            for (String file : flags.values("service-account-key-file")) {
                keys.addAll(VerificationKey.readAll(flags.locate(file), file));
            }
            String name = flags.values("service-account-issuer").get(0);
            List<String> uri = flags.values("service-account-jwks-uri");
            ServiceAccountKeys all = ServiceAccountKeys.of(keys);
            return uri.isEmpty()
                    ? IssuerDiscovery.atAddress(name, address.toString(), all)
                    : IssuerDiscovery.of(name, uri.get(0), all);
        } catch (InvalidConfigurationException e) {
            LOG.info("No discovery of service account keys: {}", e.getMessage());
            return null;
        }
    }
}
