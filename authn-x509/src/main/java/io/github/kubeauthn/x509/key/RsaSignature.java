package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** RSA signatures (RFC 8017 section 8), with the demands on keys that Go's {@code crypto/rsa} makes. */
final class RsaSignature {

    private static final int MIN_KEY_BITS = 1024;
    private static final String NOT_VERIFIED = "crypto/rsa: verification error";

    private final Rsa key;
    private final int keyLength;

    RsaSignature(Rsa key) {
        this.key = key;
        this.keyLength = (key.modulus().bitLength() + 7) / 8;
    }

    /** Why a signature of RSASSA-PKCS1-v1_5 does not count; empty if it does. */
    Optional<String> objectionToPkcs1(Hash hash, DerBytes message, DerBytes signature) {
        Optional<String> objection = objectionToKey(key);
        if (objection.isPresent()) {
            return objection;
        }
        // Not by java.security.Signature: the JDK also takes a DigestInfo without NULL parameters for good, Go does
        // not.
        return verifiesPkcs1(hash, hash.digest(message), signature) ? Optional.empty() : Optional.of(NOT_VERIFIED);
    }

    /** Why a signature of RSASSA-PSS, with a salt as long as the hash, does not count; empty if it does. */
    Optional<String> objectionToPss(Hash hash, DerBytes message, DerBytes signature) {
        Optional<String> objection = objectionToKey(key);
        if (objection.isPresent()) {
            return objection;
        }
        return verifiesPss(hash, message, signature) ? Optional.empty() : Optional.of(NOT_VERIFIED);
    }

    /** Why no signature of a key counts, in Go's words; empty if it can have good ones. */
    static Optional<String> objectionToKey(Rsa key) {
        int bits = key.modulus().bitLength();
        if (bits < MIN_KEY_BITS) {
            return Optional.of("crypto/rsa: " + bits
                    + "-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)");
        }
        return objectionToNumbers(key);
    }

    /** What Go finds wrong with a key of whatever length; empty if it can be used. */
    static Optional<String> objectionToNumbers(Rsa key) {
        if (!key.modulus().testBit(0)) {
            return Optional.of("crypto/rsa: public modulus is even");
        }
        if (key.exponent() < 2) {
            return Optional.of("crypto/rsa: public exponent too small or negative");
        }
        if (key.exponent() % 2 == 0) {
            return Optional.of("crypto/rsa: public exponent is even");
        }
        if (key.exponent() > Integer.MAX_VALUE) {
            return Optional.of("crypto/rsa: public exponent too large");
        }
        return Optional.empty();
    }

    private boolean verifiesPkcs1(Hash hash, byte[] digest, DerBytes signature) {
        BigInteger number = signature.toUnsigned();
        if (signature.length() != keyLength || number.compareTo(key.modulus()) >= 0) {
            return false;
        }
        BigInteger decrypted = number.modPow(BigInteger.valueOf(key.exponent()), key.modulus());
        return decrypted.equals(new BigInteger(1, encoded(hash, digest)));
    }

    /** EMSA-PKCS1-v1_5 (RFC 8017 section 9.2). A key of 1024 bits has room for every hash. */
    private byte[] encoded(Hash hash, byte[] digest) {
        byte[] prefix = hash.digestInfoPrefix();
        int separator = keyLength - digest.length - prefix.length - 1;
        byte[] message = new byte[keyLength];
        message[1] = 1;
        Arrays.fill(message, 2, separator, (byte) 0xff);
        System.arraycopy(prefix, 0, message, separator + 1, prefix.length);
        System.arraycopy(digest, 0, message, keyLength - digest.length, digest.length);
        return message;
    }

    private boolean verifiesPss(Hash hash, DerBytes message, DerBytes signature) {
        try {
            Signature verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(new PSSParameterSpec(
                    hash.standardName(), "MGF1", new MGF1ParameterSpec(hash.standardName()), hash.length(), 1));
            verifier.initVerify(jdkKey());
            verifier.update(message.toByteArray());
            return verifier.verify(signature.toByteArray());
        } catch (GeneralSecurityException e) {
            // The signature has a wrong length, the key is too short for the hash, or longer than the JDK can handle.
            return false;
        }
    }

    private PublicKey jdkKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.modulus(), BigInteger.valueOf(key.exponent())));
    }
}
