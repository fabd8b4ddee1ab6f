package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.conformance.vector.Scenario.Server;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * How a server of a scenario shows itself, and whom it lets in. It is read without this library, so that no mistake of
 * the library can hide behind one of the runner.
 *
 * @param requiresClientCertificate whether a client must show a certificate
 */
record ServerTls(SSLContext context, boolean requiresClientCertificate) {

    private static final char[] NO_PASSWORD = {};

    /**
     * Reads the files that a server names.
     *
     * @throws IOException if one of them is not what it should be
     */
    static ServerTls read(Path folder, Server server) throws IOException {
        boolean requiresClientCertificate = !server.clientCAFile().isEmpty();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keyManagers(folder.resolve(server.certFile()), folder.resolve(server.keyFile())),
                    requiresClientCertificate
                            ? trustManagers(folder.resolve(server.clientCAFile()))
                            : new TrustManager[0],
                    null);
            return new ServerTls(context, requiresClientCertificate);
        } catch (GeneralSecurityException e) {
            throw new IOException("the server's certificate or key cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager[] keyManagers(Path certFile, Path keyFile) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "server",
                privateKey(keyFile),
                NO_PASSWORD,
                certificates(certFile).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(Path clientCaFile) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        for (Certificate ca : certificates(clientCaFile)) {
            store.setCertificateEntry("ca-" + store.size(), ca);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        for (Object block : pemBlocks(file)) {
            if (block instanceof PEMKeyPair pair) {
                return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
            }
            if (block instanceof PrivateKeyInfo key) {
                return new JcaPEMKeyConverter().getPrivateKey(key);
            }
        }
        throw new IOException(file + ": no private key");
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        List<Certificate> certificates = new ArrayList<>();
        for (Object block : pemBlocks(file)) {
            if (block instanceof X509CertificateHolder certificate) {
                certificates.add(new JcaX509CertificateConverter().getCertificate(certificate));
            }
        }
        return certificates;
    }

    private static List<Object> pemBlocks(Path file) throws IOException {
        List<Object> blocks = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                blocks.add(block);
            }
        }
        return blocks;
    }
}
