package io.github.kubeauthn.testkit.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
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
        return context(null, List.of(authority.identity().certificate()));
    }

    /** For whoever shows no certificate and trusts the authorities of a PEM file. */
    public static SSLContext trusting(String authoritiesPem) {
        return context(null, Pem.certificates(authoritiesPem));
    }

    /** For whoever shows an identity and trusts an authority. */
    public static SSLContext showingAndTrusting(Identity identity, TestCa authority) {
        return context(identity, List.of(authority.identity().certificate()));
    }

    private static SSLContext context(@Nullable Identity identity, @Nullable List<X509Certificate> authorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : keyManagers(identity), trustManagers(authorities), null);
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

    private static TrustManager @Nullable [] trustManagers(@Nullable List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        if (authorities == null) {
            return null;
        }
        KeyStore store = emptyStore();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
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
