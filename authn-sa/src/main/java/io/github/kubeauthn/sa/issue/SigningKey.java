package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.sa.key.TokenAlgorithm;
import io.github.kubeauthn.x509.VerificationKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;

/**
 * The private key that signs service account tokens ({@code --service-account-signing-key-file}): RSA for RS256, or P-256, P-384 or
 * P-521 for ES256, ES384 or ES512. Immutable, safe for use by many threads at once; {@link #toString()} shows the public part.
 */
public final class SigningKey {

    private static final int MIN_RSA_BITS = 1024;
    private static final String NO_KEY = "data does not contain a valid RSA or ECDSA private key";
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey key;
    private final TokenAlgorithm algorithm;
    private final VerificationKey verificationKey;

    private SigningKey(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.verificationKey = verificationKey(publicKey);
        this.algorithm = TokenAlgorithm.of(publicKey)
                .orElseThrow(() -> new InvalidConfigurationException("could not generate signer for ECDSA keypair:"
                        + " unknown private key curve, must be 256, 384, or 521"));
    }

    private static VerificationKey verificationKey(PublicKey publicKey) {
        try {
            return VerificationKey.of(publicKey);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException("service account tokens cannot be signed: " + e.getMessage(), e);
        }
    }

    /**
     * The key of a file, as {@code keyutil.PrivateKeyFromFile} of k8s.io/client-go reads it.
     *
     * @param name what messages call the file: its path as the user wrote it
     * @throws InvalidConfigurationException if the file cannot be read, or holds no key that can sign tokens
     */
    public static SigningKey read(Path file, String name) {
        return ofPem(PrivateKeyPem.read(GoFiles.read(file, name))
                .orElseThrow(() ->
                        new InvalidConfigurationException("error reading private key file " + name + ": " + NO_KEY)));
    }

    /**
     * The first private key of a PEM text: PKCS #1, SEC 1 or unencrypted PKCS #8. What is none of these is passed over.
     *
     * @throws InvalidConfigurationException if there is no key, or not one that can sign tokens
     */
    public static SigningKey parse(byte[] pem) {
        return ofPem(PrivateKeyPem.read(pem).orElseThrow(() -> new InvalidConfigurationException(NO_KEY)));
    }

    /** Where the public part of a pair was computed from the private one, there is nothing to find out about the two. */
    private static SigningKey ofPem(KeyPair pair) {
        SigningKey key = new SigningKey(pair.getPrivate(), pair.getPublic());
        if (!(pair.getPublic() instanceof ECKey)) {
            key.requireUsable(pair.getPublic());
        }
        return key;
    }

    /**
     * A key that is in memory already.
     *
     * @throws InvalidConfigurationException if it cannot sign tokens, or its halves do not belong together
     */
    public static SigningKey of(KeyPair pair) {
        SigningKey key = new SigningKey(pair.getPrivate(), pair.getPublic());
        key.requireUsable(pair.getPublic());
        return key;
    }

    /** What verifies its signatures. */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    TokenAlgorithm algorithm() {
        return algorithm;
    }

    /** The signature as JOSE encodes it (RFC 7515 section 3.1). */
    byte[] sign(byte[] input) {
        try {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a usable key signs", e);
        }
    }

    private void requireUsable(PublicKey publicKey) {
        if (publicKey instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new InvalidConfigurationException(
                    "the signing key has " + rsa.getModulus().bitLength() + " bits; tokens of an RSA key below "
                            + MIN_RSA_BITS + " bits are not accepted anywhere");
        }
        if (!belongTogether(publicKey)) {
            throw new InvalidConfigurationException(
                    "the signing key is inconsistent: its public part does not verify what its private part signs");
        }
    }

    private boolean belongTogether(PublicKey publicKey) {
        // an RSA signature takes longer than the rest of a chain, where nothing is compiled yet
        return key instanceof RSAPrivateCrtKey crt && publicKey instanceof RSAPublicKey rsa
                ? belongTogether(crt, rsa)
                : verifiesProbe(publicKey);
    }

    /** By the congruences of RFC 8017 section 3.2. */
    private static boolean belongTogether(RSAPrivateCrtKey key, RSAPublicKey publicKey) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger e = publicKey.getPublicExponent();
        return p.compareTo(BigInteger.ONE) > 0
                && q.compareTo(BigInteger.ONE) > 0
                && p.multiply(q).equals(publicKey.getModulus())
                && key.getModulus().equals(publicKey.getModulus())
                && key.getPublicExponent().equals(e)
                && areInverse(e, key.getPrimeExponentP(), p.subtract(BigInteger.ONE))
                && areInverse(e, key.getPrimeExponentQ(), q.subtract(BigInteger.ONE))
                && areInverse(q, key.getCrtCoefficient(), p);
    }

    private static boolean areInverse(BigInteger one, BigInteger other, BigInteger modulus) {
        return one.multiply(other).subtract(BigInteger.ONE).mod(modulus).signum() == 0;
    }

    private boolean verifiesProbe(PublicKey publicKey) {
        try {
            Signature check = Signature.getInstance(algorithm.jcaName());
            check.initSign(key);
            check.update(PROBE);
            byte[] signature = check.sign();
            check.initVerify(publicKey);
            check.update(PROBE);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new InvalidConfigurationException("the signing key cannot sign: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm + ", " + verificationKey.keyId() + "]";
    }
}
