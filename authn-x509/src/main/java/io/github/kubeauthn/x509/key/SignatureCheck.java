package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Ec;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Ed25519;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.math.BigInteger;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.jspecify.annotations.Nullable;

/**
 * Whether a key signed something, as Go's {@code x509.checkSignature} decides. What depends on the key alone is worked out once,
 * so it pays to keep the check of a key that is asked about often. Safe for use by many threads at once.
 */
public final class SignatureCheck {

    private static final String UNIMPLEMENTED = "x509: cannot verify signature: algorithm unimplemented";
    private static final String ECDSA_FAILURE = "x509: ECDSA verification failure";
    private static final String ED25519_FAILURE = "x509: Ed25519 verification failure";
    private static final int ED25519_SIGNATURE_LENGTH = 64;

    private final @Nullable SubjectPublicKey key;
    private final @Nullable EcdsaKey ecdsa;
    private final @Nullable AcceleratedKey acceleratedRsa;

    private SignatureCheck(
            @Nullable SubjectPublicKey key, @Nullable EcdsaKey ecdsa, @Nullable AcceleratedKey acceleratedRsa) {
        this.key = key;
        this.ecdsa = ecdsa;
        this.acceleratedRsa = acceleratedRsa;
    }

    /**
     * A check with the help of an {@link AcceleratedKey}, if there is one.
     *
     * @param key the key of the presumed signer; null if it is of an unknown kind
     */
    public static SignatureCheck by(@Nullable SubjectPublicKey key) {
        if (key instanceof Ec ec) {
            EcdsaKey ecdsa =
                    EcdsaKey.accelerated(parameters(ec), () -> new X509EncodedKeySpec(JcaPublicKeys.encode(ec)));
            return new SignatureCheck(key, ecdsa, null);
        }
        return new SignatureCheck(key, null, acceleratedRsa(key).orElse(null));
    }

    /** A check without anybody's help. */
    static SignatureCheck byOurselves(@Nullable SubjectPublicKey key) {
        return new SignatureCheck(key, key instanceof Ec ec ? EcdsaKey.of(parameters(ec)) : null, null);
    }

    private static ECPublicKeyParameters parameters(Ec key) {
        return new ECPublicKeyParameters(key.point(), key.curve().domain());
    }

    private static Optional<AcceleratedKey> acceleratedRsa(@Nullable SubjectPublicKey key) {
        return key instanceof Rsa rsa && RsaSignature.objectionToKey(rsa).isEmpty()
                ? AcceleratedKey.rsa(rsa.modulus(), BigInteger.valueOf(rsa.exponent()))
                : Optional.empty();
    }

    /**
     * Why a signature does not count, in Go's words; empty if it does.
     *
     * @param algorithm how it is signed; null if that is not known
     */
    public Optional<String> objection(@Nullable SignatureAlgorithm algorithm, DerBytes message, DerBytes signature) {
        if (algorithm == null || key == null) {
            return Optional.of(UNIMPLEMENTED);
        }
        if (algorithm.hash() == Hash.MD5 || algorithm.hash() == Hash.SHA1) {
            return Optional.of("x509: cannot verify signature: insecure algorithm " + algorithm);
        }
        if (key instanceof Rsa rsa && algorithm.keyAlgorithm() == PublicKeyAlgorithm.RSA) {
            return objection(rsa, algorithm, message, signature);
        }
        if (ecdsa != null && algorithm.keyAlgorithm() == PublicKeyAlgorithm.ECDSA) {
            return verifies(ecdsa, algorithm.hash(), message, signature)
                    ? Optional.empty()
                    : Optional.of(ECDSA_FAILURE);
        }
        if (key instanceof Ed25519 ed25519 && algorithm.keyAlgorithm() == PublicKeyAlgorithm.ED25519) {
            return verifies(ed25519, message, signature) ? Optional.empty() : Optional.of(ED25519_FAILURE);
        }
        if (key instanceof SubjectPublicKey.Dsa) {
            return Optional.of(UNIMPLEMENTED);
        }
        return Optional.of("x509: signature algorithm specifies an " + algorithm.keyAlgorithm()
                + " public key, but have public key of type " + key.goType());
    }

    private Optional<String> objection(Rsa rsa, SignatureAlgorithm algorithm, DerBytes message, DerBytes signature) {
        RsaSignature check = new RsaSignature(rsa);
        if (algorithm.isPss()) {
            return check.objectionToPss(algorithm.hash(), message, signature);
        }
        if (acceleratedRsa != null
                && acceleratedRsa.verifiesPkcs1(
                        algorithm.hash().standardName(), message.toByteArray(), signature.toByteArray())) {
            return Optional.empty();
        }
        return check.objectionToPkcs1(algorithm.hash(), message, signature);
    }

    private static boolean verifies(EcdsaKey key, Hash hash, DerBytes message, DerBytes signature) {
        try {
            DerReader outer = DerReader.of(signature);
            DerReader inner = outer.enter(DerTag.SEQUENCE, "");
            BigInteger r = inner.naturalNumber("").toUnsigned();
            BigInteger s = inner.naturalNumber("").toUnsigned();
            return outer.isEmpty() && inner.isEmpty() && key.verifies(hash.digest(message), r, s);
        } catch (MalformedDerException e) {
            return false;
        }
    }

    private static boolean verifies(Ed25519 key, DerBytes message, DerBytes signature) {
        if (signature.length() != ED25519_SIGNATURE_LENGTH) {
            return false;
        }
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                signature.toByteArray(), 0, key.encoded().toByteArray(), 0, message.toByteArray(), 0, message.length());
    }
}
