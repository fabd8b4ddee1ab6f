package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.x509.key.Accelerator;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.Optional;

/**
 * The common cases by the Amazon Corretto Crypto Provider, which is about twice as fast, and as strict as Go: it compares the
 * whole padding of an RSA signature. Everything else, as PSS with its salts of any length, stays with the built-in engine.
 */
final class CorrettoSignatureEngine implements SignatureEngine {

    private static final Map<SignatureAlgorithm, String> RSA = Map.of(
            SignatureAlgorithm.RS256, "SHA256withRSA",
            SignatureAlgorithm.RS384, "SHA384withRSA",
            SignatureAlgorithm.RS512, "SHA512withRSA");

    private final Provider provider;
    private final SignatureEngine rest = SignatureEngine.builtIn();

    private CorrettoSignatureEngine(Provider provider) {
        this.provider = provider;
    }

    /** The engine, if its provider is on the class path and works on this machine. */
    static Optional<SignatureEngine> find() {
        return Accelerator.find().map(CorrettoSignatureEngine::new);
    }

    @Override
    public SignatureChecker rsa(BigInteger modulus, BigInteger exponent) {
        int size = (modulus.bitLength() + 7) / 8;
        return checker("RSA", new RSAPublicKeySpec(modulus, exponent), RSA, size, rest.rsa(modulus, exponent));
    }

    @Override
    public SignatureChecker ec(ECPublicKeySpec key) {
        NistCurve curve = NistCurve.of(key);
        Map<SignatureAlgorithm, String> names = curve == null ? Map.of() : OnCurves.NAMES.getOrDefault(curve, Map.of());
        return checker("EC", key, names, curve == null ? 0 : 2 * curve.size(), rest.ec(key));
    }

    private SignatureChecker checker(
            String kind, KeySpec spec, Map<SignatureAlgorithm, String> names, int size, SignatureChecker others) {
        if (names.isEmpty()) {
            return others;
        }
        try {
            PublicKey key = KeyFactory.getInstance(kind, provider).generatePublic(spec);
            return new Checker(provider, key, names, size, others);
        } catch (GeneralSecurityException e) {
            // The provider is choosier about keys than Go.
            return others;
        }
    }

    /**
     * Checks with one key.
     *
     * @param names what the provider calls the algorithms that are left to it
     * @param size how many bytes a signature has by these
     * @param others checks by all other algorithms
     */
    private record Checker(
            Provider provider, PublicKey key, Map<SignatureAlgorithm, String> names, int size, SignatureChecker others)
            implements SignatureChecker {

        @Override
        public boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
            String name = names.get(algorithm);
            if (name == null) {
                return others.verifies(algorithm, input, signature);
            }
            if (signature.length != size) {
                return false;
            }
            try {
                Signature check = Signature.getInstance(name, provider);
                check.initVerify(key);
                check.update(input);
                return check.verify(signature);
            } catch (SignatureException e) {
                return false;
            } catch (GeneralSecurityException e) {
                return others.verifies(algorithm, input, signature);
            }
        }
    }

    /** Not loaded, with all its curves, where the provider is missing. */
    private static final class OnCurves {

        private static final Map<NistCurve, Map<SignatureAlgorithm, String>> NAMES = Map.of(
                NistCurve.P224, Map.of(),
                NistCurve.P256, Map.of(SignatureAlgorithm.ES256, "SHA256withECDSAinP1363Format"),
                NistCurve.P384, Map.of(SignatureAlgorithm.ES384, "SHA384withECDSAinP1363Format"),
                NistCurve.P521, Map.of(SignatureAlgorithm.ES512, "SHA512withECDSAinP1363Format"));
    }
}
