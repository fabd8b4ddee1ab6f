package io.github.kubeauthn.cli.pki;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate and its private key, which signs others. */
public final class CertificateAuthority {

    /** The subject attribute that kube-apiserver takes for a UID. */
    private static final ASN1ObjectIdentifier UID = new ASN1ObjectIdentifier("1.3.6.1.4.1.57683.2");

    private static final int SERIAL_BITS = 127;
    /** What was made a moment ago must not be from the future to a clock that is a little late. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private final X509CertificateHolder certificate;
    private final PrivateKey key;
    private final SecureRandom random = new SecureRandom();

    private CertificateAuthority(X509CertificateHolder certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new one. */
    public static CertificateAuthority create(String commonName, Instant now, Duration lifetime) {
        KeyPair keys = KeyPairs.generate();
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(lifetime)),
                name,
                keys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return new CertificateAuthority(sign(builder, keys.getPrivate()), keys.getPrivate());
    }

    /**
     * The one of two PEM files.
     *
     * @throws InvalidConfigurationException if a file cannot be read, or holds no certificate or no unencrypted private key, or
     *     that key is another's
     */
    public static CertificateAuthority read(Path certificateFile, Path keyFile) {
        Object certificate = PemFile.first("--ca", certificateFile);
        if (!(certificate instanceof X509CertificateHolder holder)) {
            throw new InvalidConfigurationException("--ca: " + certificateFile + ": there is no certificate in it");
        }
        PrivateKey key = PrivateKeyFile.read("--ca-key", keyFile);
        try {
            PublicKey publicKey =
                    new JcaX509CertificateConverter().getCertificate(holder).getPublicKey();
            if (!KeyPairs.belong(key, publicKey)) {
                throw new InvalidConfigurationException(
                        "--ca-key: " + keyFile + ": this is not the private key of " + certificateFile);
            }
        } catch (GeneralSecurityException e) {
            throw new InvalidConfigurationException("--ca-key: " + keyFile + ": " + e.getMessage(), e);
        }
        return new CertificateAuthority(holder, key);
    }

    /** The CA certificate, as a PEM block. */
    public String certificatePem() {
        return KeyPairs.pem(certificate);
    }

    /** Its private key, as a PEM block. */
    public String privateKeyPem() {
        return KeyPairs.privatePem(key);
    }

    /** A certificate for a client, as a PEM block. */
    public String signClient(ClientSubject subject, PublicKey publicKey, Instant now, Duration lifetime) {
        return KeyPairs.pem(issue(subject.name(), publicKey, now, lifetime, KeyPurposeId.id_kp_clientAuth, List.of()));
    }

    /** A certificate for a server, as a PEM block. */
    public String signServer(
            String commonName, List<GeneralName> names, PublicKey publicKey, Instant now, Duration lifetime) {
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        return KeyPairs.pem(issue(name, publicKey, now, lifetime, KeyPurposeId.id_kp_serverAuth, names));
    }

    private X509CertificateHolder issue(
            X500Name subject,
            PublicKey publicKey,
            Instant now,
            Duration lifetime,
            KeyPurposeId purpose,
            List<GeneralName> names) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                certificate.getSubject(),
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(lifetime)),
                subject,
                publicKey);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(new GeneralName[0])));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return sign(builder, key);
    }

    private static X509CertificateHolder sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return builder.build(new JcaContentSignerBuilder(algorithm(key)).build(key));
        } catch (OperatorCreationException e) {
            throw new InvalidConfigurationException("--ca-key: the key cannot sign: " + e.getMessage(), e);
        }
    }

    private static String algorithm(PrivateKey key) {
        if (key instanceof RSAKey) {
            return "SHA256withRSA";
        }
        return key instanceof ECKey ? "SHA256withECDSA" : key.getAlgorithm();
    }

    /**
     * Who a client is.
     *
     * @param commonName the user
     * @param organizations the groups
     * @param uid the UID; empty for none
     */
    public record ClientSubject(String commonName, List<String> organizations, String uid) {

        public ClientSubject {
            organizations = List.copyOf(organizations);
        }

        X500Name name() {
            X500NameBuilder name = new X500NameBuilder();
            organizations.forEach(organization -> name.addRDN(BCStyle.O, organization));
            if (!uid.isEmpty()) {
                name.addRDN(UID, uid);
            }
            return name.addRDN(BCStyle.CN, commonName).build();
        }
    }
}
