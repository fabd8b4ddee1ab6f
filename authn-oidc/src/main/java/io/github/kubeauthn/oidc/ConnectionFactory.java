package io.github.kubeauthn.oidc;

import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import java.net.http.HttpClient;
import java.util.Optional;

/**
 * Opens the way to issuers: where connections start, which proxy they take ({@code egressSelectorType}; kube-apiserver's
 * {@code --egress-selector-config-file}). Whom to trust, how long to wait and not to follow redirects is set on what it
 * makes, and is none of its business.
 *
 * <pre>{@code
 * ConnectionFactory throughProxy = egress -> Optional.of(HttpClient.newBuilder().proxy(ProxySelector.of(proxy)));
 * }</pre>
 */
@FunctionalInterface
public interface ConnectionFactory {

    /**
     * A new builder of clients that take a way; empty if the way is not known here.
     *
     * @param egress the way that an issuer's configuration names
     */
    Optional<HttpClient.Builder> clientFor(Egress egress);

    /** The ways that a configuration can name. */
    enum Egress {
        /** None is named. */
        UNSPECIFIED(""),
        /** To what runs beside the API server. */
        CONTROL_PLANE(Issuer.CONTROL_PLANE),
        /** To what runs in the cluster. */
        CLUSTER(Issuer.CLUSTER);

        private final String type;

        Egress(String type) {
            this.type = type;
        }

        static Egress of(Issuer issuer) {
            for (Egress egress : values()) {
                if (egress.type.equals(issuer.egressSelectorType())) {
                    return egress;
                }
            }
            throw new IllegalArgumentException("unknown egress selector type " + issuer.egressSelectorType());
        }

        /** The word for it in a configuration; empty for {@link #UNSPECIFIED}. */
        @Override
        public String toString() {
            return type;
        }
    }
}
