package io.github.kubeauthn.oidc;

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
 * Trusts the servers that an issuer's CA signed for their host, by the rules of Go's {@code crypto/tls}. The JDK leaves the
 * look at the host to a trust manager of this type.
 */
final class IssuerTrustManager extends X509ExtendedTrustManager {

    private final CaBundle authorities;
    private final Clock clock;

    IssuerTrustManager(CaBundle authorities, Clock clock) {
        this.authorities = authorities;
        this.clock = clock;
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
        if (host == null) {
            throw new CertificateException("the host that should have been reached is not known");
        }
        Optional<String> objection = authorities.objectionToServer(
                Arrays.stream(chain).map(PeerCertificate::of).toList(), host, clock.instant());
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
