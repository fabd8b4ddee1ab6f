package io.github.kubeauthn.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
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
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes a certificate of any shape. Unless told otherwise it is good from the year 2000 to the year 2100, by whatever clock it
 * is judged, and its key is a new one on P-256. Not safe for use by several threads.
 */
public final class CertificateBuilder {

    /** From when on a certificate is good that was told nothing else. */
    public static final Instant GOOD_FROM = Instant.parse("2000-01-01T00:00:00Z");

    /** Until when, inclusive. */
    public static final Instant GOOD_UNTIL = Instant.parse("2099-12-31T23:59:59Z");

    private static final ASN1ObjectIdentifier KUBERNETES_UID = new ASN1ObjectIdentifier("1.3.6.1.4.1.57683.2");
    private static final Instant LONG_AGO = Instant.parse("2000-12-31T23:59:59Z");
    private static final Instant FAR_OFF = Instant.parse("2099-01-01T00:00:00Z");

    private final X500NameBuilder subject = new X500NameBuilder();
    private final List<GeneralName> alternatives = new ArrayList<>();
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private @Nullable Identity issuer;
    private @Nullable KeyPair keys;
    private Instant notBefore = GOOD_FROM;
    private Instant notAfter = GOOD_UNTIL;
    private BigInteger serialNumber = BigInteger.ONE;

    private CertificateBuilder() {}

    /** A certificate about which nothing is said yet: no name, no extension. */
    public static CertificateBuilder empty() {
        return new CertificateBuilder();
    }

    /**
     * A client certificate.
     *
     * @param user the common name, which is the user; empty for a subject without one
     * @param groups the organizations, which are the groups, in order
     */
    public static CertificateBuilder client(String user, String... groups) {
        CertificateBuilder client = empty();
        if (!user.isEmpty()) {
            client.commonName(user);
        }
        Arrays.stream(groups).forEach(client::group);
        return client.usableFor(CertificatePurpose.CLIENT);
    }

    /** A serving certificate for DNS names and IP addresses, {@code 127.0.0.1} for example. */
    public static CertificateBuilder server(String... names) {
        CertificateBuilder server = empty().commonName(names.length == 0 ? "server" : names[0]);
        Arrays.stream(names).forEach(server::alternativeName);
        return server.usableFor(CertificatePurpose.SERVER);
    }

    /** The certificate of an authority, without a limit to what it may sign. */
    public static CertificateBuilder authority(String commonName) {
        return empty().commonName(commonName)
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    public CertificateBuilder commonName(String name) {
        return attribute(BCStyle.CN, name);
    }

    /** Adds an organization to the subject. */
    public CertificateBuilder group(String organization) {
        return attribute(BCStyle.O, organization);
    }

    /** Adds the attribute from which kube-apiserver reads the user's uid ({@code 1.3.6.1.4.1.57683.2}). */
    public CertificateBuilder uid(String uid) {
        return attribute(KUBERNETES_UID, uid);
    }

    /**
     * Adds the parts of a name such as {@code CN=jane,OU=here+O=dev}, in the order in which they are written; the attributes of
     * one part come in the order that DER gives to a set.
     */
    public CertificateBuilder subject(String name) {
        for (RDN part : new X500Name(name).getRDNs()) {
            subject.addMultiValuedRDN(part.getTypesAndValues());
        }
        return this;
    }

    /** Adds an attribute to the subject, as a UTF8String. */
    public CertificateBuilder attribute(String oid, String value) {
        return attribute(new ASN1ObjectIdentifier(oid), value);
    }

    /** It ended with the year 2000. */
    public CertificateBuilder expired() {
        return validUntil(LONG_AGO);
    }

    /** It begins with the year 2099. */
    public CertificateBuilder notYetValid() {
        return validFrom(FAR_OFF);
    }

    /** The first second in which it is good. */
    public CertificateBuilder validFrom(Instant instant) {
        this.notBefore = instant;
        return this;
    }

    /** The last second in which it is good. */
    public CertificateBuilder validUntil(Instant instant) {
        this.notAfter = instant;
        return this;
    }

    /** Only for these purposes, in place of what it was for before; for everything if there are none. */
    public CertificateBuilder usableFor(CertificatePurpose... purposes) {
        if (purposes.length == 0) {
            return without(Extension.extendedKeyUsage.getId());
        }
        KeyPurposeId[] ids = Arrays.stream(purposes).map(CertificatePurpose::id).toArray(KeyPurposeId[]::new);
        return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(ids));
    }

    /** Adds a DNS name or an IP address. */
    public CertificateBuilder alternativeName(String name) {
        boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
        alternatives.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name));
        return this;
    }

    /** For an authority: how many intermediates may stand below it. */
    public CertificateBuilder maxPathLength(int length) {
        return extension(Extension.basicConstraints, true, new BasicConstraints(length));
    }

    public CertificateBuilder serialNumber(BigInteger number) {
        this.serialNumber = number;
        return this;
    }

    /**
     * Adds an extension, or replaces the one of this id.
     *
     * @param der its value, DER; it may be nonsense
     */
    public CertificateBuilder extension(String oid, boolean critical, byte[] der) {
        ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(oid);
        extensions.put(id, new Extension(id, critical, der.clone()));
        return this;
    }

    /** Takes an extension out again. */
    public CertificateBuilder without(String oid) {
        extensions.remove(new ASN1ObjectIdentifier(oid));
        return this;
    }

    /** With a new RSA key of 2048 bits. */
    public CertificateBuilder rsa() {
        return keys(KeyPairs.rsa(2048));
    }

    public CertificateBuilder keys(KeyPair newKeys) {
        this.keys = newKeys;
        return this;
    }

    /** Signed by somebody, whether that is an authority or not. */
    public CertificateBuilder signedBy(Identity newIssuer) {
        this.issuer = newIssuer;
        return this;
    }

    /** Makes the certificate: signed by whoever was said, else by itself. */
    public Identity issue() {
        KeyPair own = keys == null ? KeyPairs.p256() : keys;
        X500Name name = subject.build();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer == null ? name : issuerName(issuer),
                serialNumber,
                Date.from(notBefore),
                Date.from(notAfter),
                name,
                own.getPublic());
        try {
            if (!alternatives.isEmpty()) {
                GeneralNames names = new GeneralNames(alternatives.toArray(GeneralName[]::new));
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            for (Extension extension : extensions.values()) {
                builder.addExtension(extension);
            }
            KeyPair signing = issuer == null ? own : issuer.keys();
            String algorithm = signing.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            byte[] der = builder.build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate()))
                    .getEncoded();
            return new Identity(name.toString(), der, own, issuer);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalArgumentException("no certificate can be made of " + name, e);
        }
    }

    private static X500Name issuerName(Identity issuer) {
        try {
            return new org.bouncycastle.cert.X509CertificateHolder(issuer.der()).getSubject();
        } catch (IOException e) {
            throw new IllegalArgumentException("the certificate of " + issuer + " cannot be read", e);
        }
    }

    private CertificateBuilder attribute(ASN1ObjectIdentifier type, String value) {
        subject.addRDN(type, new DERUTF8String(value));
        return this;
    }

    private CertificateBuilder extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            ASN1Primitive primitive = value.toASN1Primitive();
            return extension(id.getId(), critical, primitive.getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalArgumentException("the extension " + id + " cannot be encoded", e);
        }
    }
}
