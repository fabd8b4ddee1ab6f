package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.x509.key.EcdsaKey;
import java.math.BigInteger;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** ECDSA signatures of RFC 7518 section 3.4, as go-jose verifies them. */
final class EcdsaSignatures implements SignatureChecker {

    private final EcdsaKey key;

    private EcdsaSignatures(EcdsaKey key) {
        this.key = key;
    }

    /** Verifies without anybody's help. */
    static EcdsaSignatures by(ECPublicKeySpec key) {
        return new EcdsaSignatures(EcdsaKey.of(parameters(key)));
    }

    /** Verifies with the help of an accelerator, if there is one. */
    static EcdsaSignatures accelerated(ECPublicKeySpec key) {
        return new EcdsaSignatures(EcdsaKey.accelerated(parameters(key), () -> key));
    }

    private static ECPublicKeyParameters parameters(ECPublicKeySpec key) {
        NistCurve curve = NistCurve.of(key);
        if (curve == null) {
            throw new IllegalArgumentException("the key is no point of a curve that Kubernetes knows");
        }
        return curve.parameters(key.getW().getAffineX(), key.getW().getAffineY());
    }

    /** go-jose goes by the algorithm, and not by the curve, when it says how long a signature is. */
    @Override
    public boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
        int size = algorithm.coordinateSize();
        if (algorithm.family() != SignatureAlgorithm.Family.ECDSA || signature.length != 2 * size) {
            return false;
        }
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, size));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, size, 2 * size));
        return key.verifies(BuiltInSignatureEngine.digest(algorithm).digest(input), r, s);
    }
}
