package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A public key by which tokens are verified ({@code --service-account-key-file}). Immutable; equal if it is the same key.
 */
public final class VerificationKey {

    private final PublicKey publicKey;
    private final byte[] encoded;
    private final String keyId;

    VerificationKey(PublicKey publicKey, byte[] encoded) {
        this.publicKey = publicKey;
        this.encoded = encoded;
        this.keyId = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(encoded));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Reads every key of a PEM file, as {@code keyutil.PublicKeysFromFile} of k8s.io/client-go does: public keys,
     * certificates, and RSA and EC private keys for their public part. Whatever the blocks are called, what they hold
     * decides. What is none of these is passed over.
     *
     * @param name what messages call the file: its path as the user wrote it
     * @return in the order of the file, at least one
     * @throws InvalidConfigurationException if the file cannot be read or holds no key
     */
    public static List<VerificationKey> readAll(Path file, String name) {
        byte[] pem = GoFiles.read(file, name);
        try {
            return parseAll(pem);
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException("error reading public key file " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads every key of a PEM text, as {@code keyutil.ParsePublicKeysPEM} of k8s.io/client-go does; see {@link #readAll}.
     *
     * @return in the order of the text, at least one
     * @throws InvalidConfigurationException if the text holds no key
     */
    public static List<VerificationKey> parseAll(byte[] pem) {
        List<VerificationKey> keys = VerificationKeyReader.read(pem);
        if (keys.isEmpty()) {
            throw new InvalidConfigurationException("data does not contain any valid RSA or ECDSA public keys");
        }
        return keys;
    }

    /**
     * A key that is in memory already.
     *
     * @throws IllegalArgumentException if it is neither an RSA key nor one on a curve that Kubernetes knows
     */
    public static VerificationKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        VerificationKey read = encoded == null ? null : VerificationKeyReader.readInfo(encoded);
        if (read == null) {
            throw new IllegalArgumentException(
                    "a verification key must be an RSA key, or an EC key on P-224, P-256, P-384" + " or P-521, and not "
                            + key.getAlgorithm());
        }
        return read;
    }

    /**
     * The key as {@link java.security.Signature} takes it: an RSA key of the JDK, or an EC key of Bouncy Castle. A key
     * that nothing can be verified by, of 100 bits for instance, is refused only by whoever uses it, as in Kubernetes.
     */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The DER of its SubjectPublicKeyInfo, a copy. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** The {@code kid} that Kubernetes gives to it: the SHA-256 of {@link #encoded()} in base64url without padding. */
    public String keyId() {
        return keyId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && keyId.equals(that.keyId);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "VerificationKey[" + publicKey.getAlgorithm() + ", " + keyId + "]";
    }
}
