package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECPublicKeySpec;

/** RSA by the JDK's integers, elliptic curves by Bouncy Castle's. */
enum BuiltInSignatureEngine implements SignatureEngine {
    INSTANCE;

    @Override
    public SignatureChecker rsa(BigInteger modulus, BigInteger exponent) {
        return new RsaSignatures(modulus, exponent);
    }

    @Override
    public SignatureChecker ec(ECPublicKeySpec key) {
        return EcdsaSignatures.by(key);
    }

    static MessageDigest digest(SignatureAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.hash());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm.hash(), e);
        }
    }
}
