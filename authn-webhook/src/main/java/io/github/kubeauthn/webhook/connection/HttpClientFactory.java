package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess.ServerTrust;
import io.github.kubeauthn.x509.CaBundle;
import io.github.kubeauthn.x509.PeerChain;
import io.github.kubeauthn.x509.pem.PemBlock;
import io.github.kubeauthn.x509.tls.ServerTrustManager;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes HTTP clients for one server. They follow no redirect: that would hand a token to somebody else. */
final class HttpClientFactory {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    private static final int PROXY_PORT = 80;

    /** What TLS can carry as the name of a server (RFC 6066 section 3): no address, and nothing beyond ASCII. */
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.*[A-Za-z][^.]*$)[A-Za-z0-9_]([A-Za-z0-9_-]*)(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*))*");

    private final ClusterAccess access;
    private final Clock clock;

    HttpClientFactory(ClusterAccess access, Clock clock) throws UnusableCredentialsException {
        this.access = access;
        this.clock = clock;
        if (access.trust().insecure() && access.trust().certificateAuthority().isPresent()) {
            throw new UnusableCredentialsException(
                    "specifying a root certificates file with the insecure flag is not allowed");
        }
    }

    /** Whom the server's certificate must lead to; null for nobody in particular. */
    @Nullable
    CaBundle authorities(TlsMaterial material) throws UnusableCredentialsException {
        if (access.trust().insecure()) {
            return null;
        }
        return access.trust().certificateAuthority().isPresent()
                ? rootPool(material.authorities())
                : authoritiesOfTheJvm();
    }

    /** As {@code rootCertPool} of client-go: one good certificate is enough, and no content at all trusts nobody. */
    private static CaBundle rootPool(byte[] pem) throws UnusableCredentialsException {
        List<byte[]> good = new ArrayList<>();
        String problem = "no valid certificate authority data seen";
        List<PemBlock> blocks = PemBlock.all(pem);
        for (PemBlock block : blocks) {
            if (block.type().equals("CERTIFICATE") && !block.hasHeaders()) {
                byte[] der = block.contents().toByteArray();
                PeerChain parsed = PeerChain.parse(List.of(PeerCertificate.ofDer(der)));
                if (parsed instanceof PeerChain.Malformed malformed) {
                    problem = "failed to parse certificate: " + malformed.message();
                } else {
                    good.add(der);
                }
            }
        }
        if (good.isEmpty() && pem.length > 0) {
            throw new UnusableCredentialsException("unable to load root certificates: "
                    + (blocks.isEmpty() ? "unable to parse bytes as PEM block" : problem));
        }
        return CaBundle.ofDer("certificate-authority", good);
    }

    private static CaBundle authoritiesOfTheJvm() throws UnusableCredentialsException {
        List<byte[]> good = new ArrayList<>();
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    for (X509Certificate issuer : x509.getAcceptedIssuers()) {
                        addIfWellFormed(good, issuer);
                    }
                }
            }
        } catch (GeneralSecurityException e) {
            throw new UnusableCredentialsException("unable to load the JVM's own root certificates: " + e.getMessage());
        }
        return CaBundle.ofDer("the JVM's own authorities", good);
    }

    private static void addIfWellFormed(List<byte[]> good, X509Certificate issuer) throws CertificateEncodingException {
        byte[] der = issuer.getEncoded();
        if (PeerChain.parse(List.of(PeerCertificate.ofDer(der))) instanceof PeerChain.WellFormed) {
            good.add(der);
        }
    }

    /** Whom to show to the server; null for nobody. */
    @Nullable
    ClientIdentity identity(TlsMaterial material) throws UnusableCredentialsException {
        boolean wanted = access.identity().certificate().isPresent()
                && access.identity().key().isPresent();
        return wanted ? ClientIdentity.parse(material.certificate(), material.key()) : null;
    }

    HttpClient client(@Nullable CaBundle authorities, @Nullable ClientIdentity identity)
            throws UnusableCredentialsException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        if (access.server().scheme().equals("https")) {
            builder.version(HttpClient.Version.HTTP_2)
                    .sslContext(sslContext(authorities, identity))
                    .sslParameters(sslParameters());
        } else {
            // Without TLS, asking for HTTP/2 would be an upgrade that some servers stumble over.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        if (access.proxy() != null) {
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(
                    access.proxy().hostName(), port(access.proxy().host()))));
        }
        return builder.build();
    }

    private static int port(String host) {
        String port = host.substring(host.lastIndexOf(':') + 1);
        return host.indexOf(':') < 0 || port.isEmpty() || host.endsWith("]") ? PROXY_PORT : Integer.parseInt(port);
    }

    private SSLContext sslContext(@Nullable CaBundle authorities, @Nullable ClientIdentity identity)
            throws UnusableCredentialsException {
        KeyManager[] keys = identity == null ? new KeyManager[0] : new KeyManager[] {new ClientKeyManager(identity)};
        ServerTrustManager trust = authorities == null
                ? ServerTrustManager.insecure(clock)
                : ServerTrustManager.expecting(serverName(), authorities, clock);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new UnusableCredentialsException("tls: " + e.getMessage());
        }
    }

    private String serverName() {
        ServerTrust trust = access.trust();
        return trust.serverName().isEmpty() ? access.server().hostName() : trust.serverName();
    }

    private SSLParameters sslParameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        // The JDK overwrites this if the host of the URL is a name; it matters where that is an address.
        if (HOST_NAME.matcher(serverName()).matches()) {
            parameters.setServerNames(List.of(new SNIHostName(serverName())));
        }
        return parameters;
    }
}
