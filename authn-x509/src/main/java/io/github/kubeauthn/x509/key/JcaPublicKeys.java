package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.key.SubjectPublicKey.Ec;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jcajce.provider.asymmetric.ec.KeyFactorySpi;
import org.bouncycastle.jcajce.provider.util.AsymmetricKeyInfoConverter;

/** Keys as the JDK's {@link java.security.Signature} takes them: RSA keys of the JDK, EC keys of Bouncy Castle. */
public final class JcaPublicKeys {

    private JcaPublicKeys() {}

    /** The DER of a SubjectPublicKeyInfo, as {@code x509.MarshalPKIXPublicKey} writes it. */
    public static byte[] encode(Ec key) {
        ASN1ObjectIdentifier curve = new ASN1ObjectIdentifier(key.curve().oid().toString());
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
        return der(new SubjectPublicKeyInfo(algorithm, key.point().getEncoded(false)));
    }

    private static byte[] der(SubjectPublicKeyInfo info) {
        try {
            return info.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("a key in memory is always written", e);
        }
    }

    /** The JDK's key; where the JDK does not take its numbers, one that verifies nothing. */
    public static PublicKey of(Rsa key) {
        BigInteger exponent = BigInteger.valueOf(key.exponent());
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(key.modulus(), exponent));
        } catch (InvalidKeySpecException e) {
            return new UnusableRsaKey(key.modulus(), exponent);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** Bouncy Castle's key, which no other provider takes without making it anew. */
    public static PublicKey of(Ec key) {
        try {
            // not by a provider, which would load hundreds of classes for all its other algorithms
            AsymmetricKeyInfoConverter bouncyCastle = new KeyFactorySpi.EC();
            return bouncyCastle.generatePublic(SubjectPublicKeyInfo.getInstance(encode(key)));
        } catch (IOException e) {
            throw new IllegalStateException("Bouncy Castle does not take a point on " + key.curve(), e);
        }
    }

    /**
     * A key that Kubernetes reads without complaint although nothing can be verified by it. The JDK refuses it wherever it
     * is used.
     */
    private static final class UnusableRsaKey implements RSAPublicKey {

        private static final long serialVersionUID = 1L;

        private final BigInteger modulus;
        private final BigInteger exponent;
        private final byte[] encoded;

        private UnusableRsaKey(BigInteger modulus, BigInteger exponent) {
            this.modulus = modulus;
            this.exponent = exponent;
            this.encoded = encode(modulus, exponent);
        }

        /** As {@code x509.MarshalPKIXPublicKey} writes it, and the JDK the keys that it takes. */
        private static byte[] encode(BigInteger modulus, BigInteger exponent) {
            try {
                return der(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, exponent)));
            } catch (IOException e) {
                throw new UncheckedIOException("a key in memory is always written", e);
            }
        }

        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return encoded.clone();
        }
    }
}
