package io.github.kubeauthn.webhook.connection;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A private key in PKCS #1, PKCS #8 or SEC 1, whatever the label on it says, as a key that the JDK's TLS can use. */
final class PrivateKeyDer {

    /** RFC 8410 section 3. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private PrivateKeyDer() {}

    static PrivateKey parse(byte[] der) throws UnusableCredentialsException {
        try {
            PrivateKeyInfo info = info(ASN1Sequence.getInstance(der));
            return KeyFactory.getInstance(
                            algorithm(info.getPrivateKeyAlgorithm().getAlgorithm()))
                    .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new UnusableCredentialsException("tls: failed to parse private key");
        }
    }

    /** Behind its version, a key of PKCS #1 has a number, one of PKCS #8 a structure, and one of SEC 1 bytes. */
    private static PrivateKeyInfo info(ASN1Sequence key) throws IOException {
        ASN1Encodable second = key.getObjectAt(1);
        if (second instanceof ASN1Integer) {
            return new PrivateKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), key);
        }
        if (second instanceof ASN1OctetString) {
            ECPrivateKey ec = ECPrivateKey.getInstance(key);
            return new PrivateKeyInfo(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, ec.getParametersObject()), ec);
        }
        return PrivateKeyInfo.getInstance(key);
    }

    private static String algorithm(ASN1ObjectIdentifier oid) throws GeneralSecurityException {
        if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        if (oid.equals(ED25519)) {
            return "EdDSA";
        }
        throw new GeneralSecurityException("unknown kind of key");
    }
}
