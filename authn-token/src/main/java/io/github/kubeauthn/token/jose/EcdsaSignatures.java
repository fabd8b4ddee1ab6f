package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** ECDSA signatures of RFC 7518 section 3.4, as go-jose verifies them. */
final class EcdsaSignatures implements SignatureChecker {

    private final ECPublicKeyParameters key;

    EcdsaSignatures(ECPublicKeySpec key) {
        NistCurve curve = NistCurve.of(key);
        if (curve == null) {
            throw new IllegalArgumentException("the key is no point of a curve that Kubernetes knows");
        }
        this.key = curve.parameters(key.getW().getAffineX(), key.getW().getAffineY());
    }

    @Override
    public boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
        int size = algorithm.coordinateSize();
        if (algorithm.family() != SignatureAlgorithm.Family.ECDSA || signature.length != 2 * size) {
            return false;
        }
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, size));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, size, 2 * size));
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(BuiltInSignatureEngine.digest(algorithm).digest(input), r, s);
    }
}
