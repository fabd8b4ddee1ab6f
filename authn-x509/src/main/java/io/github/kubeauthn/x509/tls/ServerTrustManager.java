package io.github.kubeauthn.x509.tls;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.x509.CaBundle;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Believes a server whose certificate leads to a bundle, is good for a server, and has the expected name, by the rules of Go's
 * {@code crypto/x509}. Safe for use by many threads.
 *
 * <p>The name is checked here: the JDK leaves that to a trust manager of this type, and could not be told another name than the
 * host of the URL.
 */
public final class ServerTrustManager extends X509ExtendedTrustManager {

    private final @Nullable CaBundle authorities;
    private final @Nullable String serverName;
    private final Clock clock;

    private ServerTrustManager(@Nullable CaBundle authorities, @Nullable String serverName, Clock clock) {
        this.authorities = authorities;
        this.serverName = serverName;
        this.clock = clock;
    }

    /** Expects the host that the connection leads to. */
    public static ServerTrustManager of(CaBundle authorities, Clock clock) {
        return new ServerTrustManager(authorities, null, clock);
    }

    /** Expects {@code serverName}, wherever the connection leads to ({@code tls-server-name} of a kubeconfig). */
    public static ServerTrustManager expecting(String serverName, CaBundle authorities, Clock clock) {
        return new ServerTrustManager(authorities, serverName, clock);
    }

    /** Believes anybody ({@code insecure-skip-tls-verify} of a kubeconfig). */
    public static ServerTrustManager insecure(Clock clock) {
        return new ServerTrustManager(null, null, clock);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        check(chain, engine == null ? null : engine.getPeerHost());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        check(chain, socket instanceof SSLSocket tls ? tls.getHandshakeSession().getPeerHost() : null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, null);
    }

    private void check(X509Certificate[] chain, @Nullable String host) throws CertificateException {
        if (authorities == null) {
            return;
        }
        String expected = serverName == null ? host : serverName;
        if (expected == null) {
            throw new CertificateException("the host that should have been reached is not known");
        }
        Optional<String> objection = authorities.objectionToServer(
                Arrays.stream(chain).map(PeerCertificate::of).toList(), expected, clock.instant());
        if (objection.isPresent()) {
            throw new CertificateException(objection.get());
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is for servers only");
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
