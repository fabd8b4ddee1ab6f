package io.github.kubeauthn.x509.forge;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.MalformedDerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates for tests: good ones unless told otherwise, valid on {@link #NOW} and a day before and after it.
 */
public final class Forge {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant YESTERDAY = NOW.minusSeconds(86_400);
    public static final Instant TOMORROW = NOW.plusSeconds(86_400);

    private static final ASN1ObjectIdentifier UID = new ASN1ObjectIdentifier("1.3.6.1.4.1.57683.2");

    private final X500NameBuilder subject = new X500NameBuilder();
    private final List<Extension> extensions = new ArrayList<>();
    private KeyPair keys;
    private Instant notBefore = YESTERDAY;
    private Instant notAfter = TOMORROW;
    private BigInteger serialNumber = BigInteger.valueOf(4711);

    private Forge() {}

    /** A certificate for a client, with this common name; empty for none. */
    public static Forge client(String commonName) {
        Forge forge = new Forge();
        return commonName.isEmpty() ? forge : forge.attribute(BCStyle.CN, commonName);
    }

    /** A certificate for a CA. */
    public static Forge ca(String commonName) {
        return client(commonName)
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    }

    /** A certificate for a CA that allows so many intermediates below it. */
    public static Forge ca(String commonName, int maxPathLength) {
        return client(commonName).extension(Extension.basicConstraints, true, new BasicConstraints(maxPathLength));
    }

    public Forge organization(String name) {
        return attribute(BCStyle.O, name);
    }

    public Forge uid(String uid) {
        return attribute(UID, uid);
    }

    private Forge attribute(ASN1ObjectIdentifier type, String value) {
        subject.addRDN(type, new DERUTF8String(value));
        return this;
    }

    public Forge validFrom(Instant instant) {
        this.notBefore = instant;
        return this;
    }

    public Forge validUntil(Instant instant) {
        this.notAfter = instant;
        return this;
    }

    public Forge serialNumber(long number) {
        return serialNumber(BigInteger.valueOf(number));
    }

    public Forge serialNumber(BigInteger number) {
        this.serialNumber = number;
        return this;
    }

    /** Of this key pair, and not of one of its own. */
    public Forge keys(KeyPair newKeys) {
        this.keys = newKeys;
        return this;
    }

    public Forge usableFor(KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    public Forge dnsName(String name) {
        return extension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    }

    public Forge extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            extensions.add(new Extension(id, critical, value.toASN1Primitive().getEncoded("DER")));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Forged selfSigned() {
        KeyPair own = ownKeys();
        return sign(subject, own, own);
    }

    public Forged signedBy(Forged issuer) {
        return sign(issuer.request.subject, issuer.keys, ownKeys());
    }

    private KeyPair ownKeys() {
        return keys == null ? p256() : keys;
    }

    private Forged sign(X500NameBuilder issuer, KeyPair issuerKeys, KeyPair own) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer.build(),
                serialNumber,
                Date.from(notBefore),
                Date.from(notAfter),
                subject.build(),
                own.getPublic());
        String algorithm = issuerKeys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            byte[] der = builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate()))
                    .getEncoded();
            return new Forged(this, own, der);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate and its key. */
    public record Forged(Forge request, KeyPair keys, byte[] der) {

        public PeerCertificate peer() {
            return PeerCertificate.ofDer(der);
        }

        public Certificate parsed() {
            try {
                return Certificate.parse(der);
            } catch (MalformedDerException e) {
                throw new IllegalStateException(e.complaint(), e);
            }
        }

        public String pem() {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        }
    }
}
