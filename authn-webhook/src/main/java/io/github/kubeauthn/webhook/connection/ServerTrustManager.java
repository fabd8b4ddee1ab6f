package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.x509.CaBundle;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Believes a server whose certificate leads to a bundle, is good for a server, and has the expected name, by the rules of Go's
 * {@code crypto/x509}.
 *
 * <p>The name is checked here and not by the JDK, which would compare it with the host of the URL and could not be told another.
 */
final class ServerTrustManager extends X509ExtendedTrustManager {

    private final @Nullable CaBundle authorities;
    private final String serverName;
    private final Clock clock;

    private ServerTrustManager(@Nullable CaBundle authorities, String serverName, Clock clock) {
        this.authorities = authorities;
        this.serverName = serverName;
        this.clock = clock;
    }

    static ServerTrustManager of(CaBundle authorities, String serverName, Clock clock) {
        return new ServerTrustManager(authorities, serverName, clock);
    }

    /** Believes anybody ({@code insecure-skip-tls-verify}). */
    static ServerTrustManager insecure(Clock clock) {
        return new ServerTrustManager(null, "", clock);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (authorities == null) {
            return;
        }
        Optional<String> objection = authorities.objectionToServer(
                Arrays.stream(chain).map(PeerCertificate::of).toList(), serverName, clock.instant());
        if (objection.isPresent()) {
            throw new CertificateException(objection.get());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no clients are expected here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
