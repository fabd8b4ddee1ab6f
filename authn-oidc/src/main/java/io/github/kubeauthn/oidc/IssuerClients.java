package io.github.kubeauthn.oidc;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.ConnectionFactory.Egress;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.x509.CaBundle;
import io.github.kubeauthn.x509.tls.ServerTrustManager;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** The clients through which issuers are asked: one for all issuers of one CA on one way. For one thread. */
final class IssuerClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private final @Nullable ConnectionFactory connections;
    private final Clock clock;
    private final Map<Key, HttpClient> clients = new HashMap<>();

    IssuerClients(@Nullable ConnectionFactory connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** A client for an issuer. */
    HttpClient clientFor(Issuer issuer) {
        return clients.computeIfAbsent(new Key(issuer.certificateAuthority(), Egress.of(issuer)), this::create);
    }

    private HttpClient create(Key key) {
        HttpClient.Builder builder = builderFor(key.egress())
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        if (!key.certificateAuthority().isEmpty()) {
            builder.sslContext(trusting(key.certificateAuthority()));
        }
        return builder.build();
    }

    private HttpClient.Builder builderFor(Egress egress) {
        if (connections == null) {
            if (egress == Egress.UNSPECIFIED) {
                return HttpClient.newBuilder();
            }
            throw new InvalidConfigurationException(
                    "oidc: egress lookup required with egress selector type " + GoQuoted.string(egress.toString()));
        }
        return connections
                .clientFor(egress)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "oidc: egress lookup for " + GoQuoted.string(egress.toString()) + " is not configured"));
    }

    private SSLContext trusting(String certificateAuthority) {
        CaBundle bundle =
                CaBundle.parsePem("oidc-authenticator", certificateAuthority.getBytes(StandardCharsets.UTF_8));
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {ServerTrustManager.of(bundle, clock)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can do TLS", e);
        }
    }

    private record Key(String certificateAuthority, Egress egress) {}
}
