package io.github.kubeauthn.testkit.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS for the servers and clients of tests. */
public final class TestTls {

    private static final char[] NO_PASSWORD = {};

    private TestTls() {}

    /** For whoever shows an identity and looks at nobody's. */
    public static SSLContext showing(Identity identity) {
        return context(identity, null);
    }

    /** For whoever shows no certificate and trusts an authority. */
    public static SSLContext trusting(TestCa authority) {
        return context(null, authority);
    }

    /** For whoever shows an identity and trusts an authority. */
    public static SSLContext showingAndTrusting(Identity identity, TestCa authority) {
        return context(identity, authority);
    }

    private static SSLContext context(@Nullable Identity identity, @Nullable TestCa authority) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : keyManagers(identity), trustManagers(authority), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up for " + identity, e);
        }
    }

    private static KeyManager[] keyManagers(Identity identity) throws GeneralSecurityException, IOException {
        X509Certificate[] chain =
                identity.chain().stream().map(Identity::certificate).toArray(X509Certificate[]::new);
        KeyStore store = emptyStore();
        store.setKeyEntry("own", identity.keys().getPrivate(), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trustManagers(@Nullable TestCa authority)
            throws GeneralSecurityException, IOException {
        if (authority == null) {
            return null;
        }
        KeyStore store = emptyStore();
        store.setCertificateEntry("authority", authority.identity().certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
