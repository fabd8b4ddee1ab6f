package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.x509.PeerChain;
import io.github.kubeauthn.x509.pem.PemBlock;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A client certificate with its key, as Go's {@code tls.X509KeyPair} reads them. The key never shows.
 *
 * @param chain the certificate, and behind it those that lead to its authority
 * @param key that of the first certificate
 */
record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {

    private static final byte[] PROBE = {1, 2, 3, 4};

    /**
     * Reads a pair.
     *
     * @throws UnusableCredentialsException if one of the two is malformed, or they do not belong together
     */
    static ClientIdentity parse(byte[] certificatePem, byte[] keyPem) throws UnusableCredentialsException {
        List<X509Certificate> chain = chain(certificatePem);
        PrivateKey key = PrivateKeyDer.parse(keyBlock(keyPem).contents().toByteArray());
        requireMatch(chain.get(0).getPublicKey(), key);
        return new ClientIdentity(chain, key);
    }

    private static List<X509Certificate> chain(byte[] pem) throws UnusableCredentialsException {
        List<X509Certificate> chain = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (PemBlock block : PemBlock.all(pem)) {
            if (block.type().equals("CERTIFICATE")) {
                chain.add(certificate(block.contents().toByteArray()));
            } else {
                skipped.add(block.type());
            }
        }
        if (!chain.isEmpty()) {
            return chain;
        }
        if (skipped.isEmpty()) {
            throw new UnusableCredentialsException("tls: failed to find any PEM data in certificate input");
        }
        if (skipped.size() == 1 && skipped.get(0).endsWith("PRIVATE KEY")) {
            throw new UnusableCredentialsException(
                    "tls: failed to find certificate PEM data in certificate input, but did find"
                            + " a private key; PEM inputs may have been switched");
        }
        throw new UnusableCredentialsException(
                "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after"
                        + " skipping PEM blocks of the following types: [" + String.join(" ", skipped) + "]");
    }

    private static X509Certificate certificate(byte[] der) throws UnusableCredentialsException {
        PeerChain strict = PeerChain.parse(List.of(PeerCertificate.ofDer(der)));
        if (strict instanceof PeerChain.Malformed malformed) {
            throw new UnusableCredentialsException(malformed.message());
        }
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new UnusableCredentialsException("x509: malformed certificate: " + e.getMessage());
        }
    }

    private static PemBlock keyBlock(byte[] pem) throws UnusableCredentialsException {
        List<String> skipped = new ArrayList<>();
        for (PemBlock block : PemBlock.all(pem)) {
            if (block.type().equals("PRIVATE KEY") || block.type().endsWith(" PRIVATE KEY")) {
                return block;
            }
            skipped.add(block.type());
        }
        if (skipped.isEmpty()) {
            throw new UnusableCredentialsException("tls: failed to find any PEM data in key input");
        }
        if (skipped.equals(List.of("CERTIFICATE"))) {
            throw new UnusableCredentialsException(
                    "tls: found a certificate rather than a key in the PEM for the private key");
        }
        throw new UnusableCredentialsException(
                "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input"
                        + " after skipping PEM blocks of the following types: [" + String.join(" ", skipped) + "]");
    }

    private static void requireMatch(PublicKey publicKey, PrivateKey key) throws UnusableCredentialsException {
        if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
            throw new UnusableCredentialsException("tls: private key type does not match public key type");
        }
        if (!belongTogether(publicKey, key)) {
            throw new UnusableCredentialsException("tls: private key does not match public key");
        }
    }

    private static boolean belongTogether(PublicKey publicKey, PrivateKey key) throws UnusableCredentialsException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> throw new UnusableCredentialsException("tls: unknown public key algorithm");
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ClientIdentity[" + chain.size() + " certificates]";
    }
}
