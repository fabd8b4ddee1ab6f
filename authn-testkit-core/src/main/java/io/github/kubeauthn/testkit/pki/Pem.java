package io.github.kubeauthn.testkit.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** PEM (RFC 7468), as OpenSSL writes it. */
public final class Pem {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /** One block of a label such as {@code CERTIFICATE}. */
    public static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    /**
     * The first private key of a text (PKCS #8, PKCS #1 or SEC 1), with its public part; on a curve only where that stands beside it,
     * as OpenSSL writes it.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public static KeyPair keyPair(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair);
                }
                if (found instanceof PrivateKeyInfo info) {
                    return withPublicPart(converter.getPrivateKey(info), info, converter);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key cannot be read", e);
        }
        throw new IllegalArgumentException("there is no private key in this text");
    }

    static List<X509Certificate> certificates(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the certificates cannot be read", e);
        }
    }

    private static KeyPair withPublicPart(PrivateKey key, PrivateKeyInfo info, JcaPEMKeyConverter converter)
            throws IOException, GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            RSAPublicKeySpec spec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
            return new KeyPair(KeyFactory.getInstance("RSA").generatePublic(spec), key);
        }
        ASN1BitString point = ECPrivateKey.getInstance(info.parsePrivateKey()).getPublicKey();
        if (point == null) {
            throw new IllegalArgumentException("the private key stands without its public part");
        }
        SubjectPublicKeyInfo publicKey = new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), point.getBytes());
        return new KeyPair(converter.getPublicKey(publicKey), key);
    }

    /** A key: PKCS #8 if it is private, SubjectPublicKeyInfo if it is public. */
    public static String of(Key key) {
        String label = key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
        return block(label, key.getEncoded());
    }
}
