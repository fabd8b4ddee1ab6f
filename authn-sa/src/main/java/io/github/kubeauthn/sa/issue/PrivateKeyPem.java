package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.x509.pem.PemBlock;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.jspecify.annotations.Nullable;

/** Finds the private key in a PEM text, by the types of its blocks as client-go does. */
final class PrivateKeyPem {

    /** Those that Go knows. */
    private static final Set<ASN1ObjectIdentifier> CURVES = Set.of(
            SECObjectIdentifiers.secp224r1,
            SECObjectIdentifiers.secp256r1,
            SECObjectIdentifiers.secp384r1,
            SECObjectIdentifiers.secp521r1);

    private PrivateKeyPem() {}

    /** The first key; empty if no block holds one. */
    static Optional<KeyPair> read(byte[] pem) {
        for (PemBlock block : PemBlock.all(pem)) {
            KeyPair key = readOrNull(block.type(), block.contents().toByteArray());
            if (key != null) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static @Nullable KeyPair readOrNull(String type, byte[] der) {
        try {
            return switch (type) {
                case "RSA PRIVATE KEY" -> rsa(RSAPrivateKey.getInstance(der));
                case "EC PRIVATE KEY" -> sec1(ECPrivateKey.getInstance(der));
                case "PRIVATE KEY" -> pkcs8(PrivateKeyInfo.getInstance(der));
                default -> null;
            };
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
            // Bouncy Castle's way to say that the bytes are something else
            return null;
        }
    }

    private static @Nullable KeyPair pkcs8(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return rsa(RSAPrivateKey.getInstance(info.parsePrivateKey()));
        }
        return algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                ? ec(
                        ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(),
                        info.getPrivateKeyAlgorithm().getParameters())
                : null;
    }

    private static @Nullable KeyPair sec1(ECPrivateKey key) throws GeneralSecurityException {
        return ec(key.getKey(), key.getParametersObject());
    }

    private static KeyPair rsa(RSAPrivateKey key) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
                factory.generatePrivate(numbersOf(key)));
    }

    /** The JDK knows no keys of more than two primes, but needs no primes to sign. */
    private static RSAPrivateKeySpec numbersOf(RSAPrivateKey key) {
        if (key.getVersion().signum() != 0) {
            return new RSAPrivateKeySpec(key.getModulus(), key.getPrivateExponent());
        }
        return new RSAPrivateCrtKeySpec(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrime1(),
                key.getPrime2(),
                key.getExponent1(),
                key.getExponent2(),
                key.getCoefficient());
    }

    private static @Nullable KeyPair ec(BigInteger number, @Nullable ASN1Encodable curve)
            throws GeneralSecurityException {
        if (!(curve instanceof ASN1ObjectIdentifier name) || !CURVES.contains(name)) {
            return null;
        }
        X9ECParameters parameters = CustomNamedCurves.getByOID(name);
        if (number.signum() <= 0 || number.compareTo(parameters.getN()) >= 0) {
            return null;
        }
        ECParameterSpec spec = EC5Util.convertToSpec(parameters);
        org.bouncycastle.math.ec.ECPoint point =
                parameters.getG().multiply(number).normalize();
        ECPoint publicPoint = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(publicPoint, spec)),
                factory.generatePrivate(new ECPrivateKeySpec(number, spec)));
    }
}
