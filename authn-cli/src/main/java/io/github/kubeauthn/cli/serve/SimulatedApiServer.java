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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that knows who asks as kube-apiserver does. Closing it answers the requests under way and frees its port. */
final class SimulatedApiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedApiServer.class);

    private final JettyServer jetty;
    private final AuthenticationChain chain;

    private SimulatedApiServer(JettyServer jetty, AuthenticationChain chain) {
        this.jetty = jetty;
        this.chain = chain;
    }

    /**
     * Starts one.
     *
     * @param jetty what will carry the requests; it may still be in the making
     * @param certificate what the server shows; it may still be in the making
     * @param address where it listens
     * @throws InvalidConfigurationException if kube-apiserver would not start with the flags, or the port is taken
     */
    static SimulatedApiServer start(
            Supplier<JettyServer> jetty,
            KubeApiServerFlags flags,
            InMemoryCluster cluster,
            Supplier<ServingCertificate> certificate,
            ListenAddress address,
            Clock clock) {
        AuthenticationMetrics metrics = new AuthenticationMetrics(clock, ApiServerId.ofThisMachine());
        AuthenticationChain chain =
                flags.buildChain(Surroundings.of(cluster).withClock(clock).withListeners(metrics.listeners()));
        try {
            ApiRoutes routes = new ApiRoutes(
                    Reviews.by(chain, clock),
                    tokens(flags, cluster, chain, clock),
                    issuer(flags, address),
                    new Health(chain::healthProblem),
                    metrics);
            JettyServer server = jetty.get();
            server.start(
                    address,
                    certificate.get().context(),
                    websockets ->
                            new AuthenticationHandler(chain, routes, new WhoAmISockets(websockets), metrics, clock));
            return new SimulatedApiServer(server, chain);
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    int port() {
        return jetty.port();
    }

    /** Waits until the server has been stopped. */
    void join() throws InterruptedException {
        jetty.join();
    }

    @Override
    public void close() {
        jetty.close();
        chain.close();
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
