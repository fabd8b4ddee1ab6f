package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess;
import io.github.kubeauthn.webhook.kubeconfig.Material.InFile;
import io.github.kubeauthn.x509.CaBundle;
import java.net.http.HttpClient;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP client for one server, made anew when the files that it was made of change; the old one ends with the last answer that is
 * under way. What cannot be used is logged, and the last good one stays.
 */
final class CurrentClient {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentClient.class);

    private final ClusterAccess access;
    private final HttpClientFactory factory;
    private final LookAgain<Made> made;
    private volatile String complaint = "";

    private CurrentClient(ClusterAccess access, HttpClientFactory factory, Made first, LookAgain.Pace pace) {
        this.access = access;
        this.factory = factory;
        this.made = new LookAgain<>(first, pace, this::lookAgain);
    }

    /**
     * A client, of what, and whether that was all that it should have been.
     *
     * @param material what was in the files
     * @param authorities whom it trusts; null for anybody
     * @param identity whom it shows; null for nobody
     * @param client the client
     * @param problem why it cannot show whom it should; empty if it can
     */
    private record Made(
            TlsMaterial material,
            @Nullable CaBundle authorities,
            @Nullable ClientIdentity identity,
            HttpClient client,
            String problem) {}

    /**
     * Makes the first client.
     *
     * @throws InvalidConfigurationException if that is not possible
     */
    static CurrentClient of(ClusterAccess access, Clock clock, LookAgain.Pace pace) {
        try {
            HttpClientFactory factory = new HttpClientFactory(access, clock);
            return new CurrentClient(access, factory, first(access, factory), pace);
        } catch (UnusableCredentialsException e) {
            throw new InvalidConfigurationException(e.complaint());
        }
    }

    private static Made first(ClusterAccess access, HttpClientFactory factory) throws UnusableCredentialsException {
        TlsMaterial material = TlsMaterial.read(access);
        CaBundle authorities = factory.authorities(material);
        ClientIdentity identity = null;
        String problem = "";
        try {
            identity = factory.identity(material);
        } catch (UnusableCredentialsException e) {
            if (!isReplaceable(access)) {
                throw e;
            }
            LOG.warn("The client certificate of the kubeconfig cannot be used: {}", e.complaint());
            problem = e.complaint();
        }
        return new Made(material, authorities, identity, factory.client(authorities, identity), problem);
    }

    /** Whether both parts of the client certificate stand in files, so that others may take their place. */
    private static boolean isReplaceable(ClusterAccess access) {
        return access.identity().certificate() instanceof InFile
                && access.identity().key() instanceof InFile;
    }

    /**
     * The client to ask with now.
     *
     * @throws UnusableCredentialsException if there has never been a client certificate that could be shown, although one should be
     */
    HttpClient get() throws UnusableCredentialsException {
        Made current = made.current();
        if (!current.problem.isEmpty()) {
            throw new UnusableCredentialsException(current.problem);
        }
        return current.client;
    }

    private Made lookAgain(Made before) {
        try {
            TlsMaterial material = TlsMaterial.read(access);
            boolean sameAuthorities = material.hasAuthoritiesOf(before.material);
            boolean sameIdentity = material.hasIdentityOf(before.material);
            if (sameAuthorities && sameIdentity) {
                return before;
            }
            if (material.authorities().length == 0 && before.material.authorities().length > 0) {
                throw new UnusableCredentialsException("the CA file is empty");
            }
            CaBundle authorities = sameAuthorities ? before.authorities : factory.authorities(material);
            ClientIdentity identity = sameIdentity ? before.identity : factory.identity(material);
            complaint = "";
            LOG.info("The credentials of the kubeconfig changed and are used from now on");
            return new Made(material, authorities, identity, factory.client(authorities, identity), "");
        } catch (UnusableCredentialsException e) {
            complain(e.complaint());
            return before;
        }
    }

    /** Says it once, not at every look. */
    private void complain(String problem) {
        if (!problem.equals(complaint)) {
            complaint = problem;
            LOG.warn(
                    "The credentials of the kubeconfig changed and cannot be used, the last good ones stay: {}",
                    problem);
        }
    }
}
