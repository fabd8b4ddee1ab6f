package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPublicKeySpec;
import org.jspecify.annotations.Nullable;

/** A public key, prepared once for checking many signatures. Safe for use by many threads at once. */
public final class JwsKey {

    private static final int MIN_RSA_BITS = 1024;
    private static final JwsKey UNSUPPORTED = new JwsKey(null, Kind.OTHER);

    private final @Nullable SignatureChecker checker;
    private final Kind kind;

    private JwsKey(@Nullable SignatureChecker checker, Kind kind) {
        this.checker = checker;
        this.kind = kind;
    }

    /** A key whose signatures are checked by {@link SignatureEngine#builtIn()}. */
    public static JwsKey of(PublicKey key) {
        return of(key, SignatureEngine.builtIn());
    }

    /**
     * A key whose signatures are checked by {@code engine}. Any key may be given; one that Go's {@code crypto} packages would
     * not use (too short, off its curve, of another kind) verifies nothing.
     */
    public static JwsKey of(PublicKey key, SignatureEngine engine) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa(rsa.getModulus(), rsa.getPublicExponent(), engine);
        }
        if (key instanceof ECPublicKey ec) {
            return ec(new ECPublicKeySpec(ec.getW(), ec.getParams()), engine);
        }
        return UNSUPPORTED;
    }

    static JwsKey unsupported() {
        return UNSUPPORTED;
    }

    static JwsKey rsa(BigInteger modulus, BigInteger exponent, SignatureEngine engine) {
        boolean usable = modulus.bitLength() >= MIN_RSA_BITS
                && modulus.testBit(0)
                && exponent.testBit(0)
                && exponent.compareTo(BigInteger.ONE) > 0
                && exponent.bitLength() < Integer.SIZE;
        return new JwsKey(usable ? engine.rsa(modulus, exponent) : (algorithm, input, signature) -> false, Kind.RSA);
    }

    static JwsKey ec(ECPublicKeySpec key, SignatureEngine engine) {
        boolean usable = NistCurve.of(key) != null;
        return new JwsKey(usable ? engine.ec(key) : (algorithm, input, signature) -> false, Kind.EC);
    }

    /** Whether go-jose verifies anything with this kind of key. */
    boolean isSupported() {
        return checker != null;
    }

    boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
        boolean fits = (algorithm.family() == SignatureAlgorithm.Family.ECDSA) == (kind == Kind.EC);
        return checker != null && fits && checker.verifies(algorithm, input, signature);
    }

    private enum Kind {
        RSA,
        EC,
        OTHER
    }
}
