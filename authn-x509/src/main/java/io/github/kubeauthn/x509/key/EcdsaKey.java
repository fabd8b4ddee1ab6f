package io.github.kubeauthn.x509.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.spec.KeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/**
 * A public key that verifies ECDSA signatures (FIPS 186-5 section 6.4.2). The points are Bouncy Castle's; a key that has verified
 * often gets a {@link Comb}, so it pays to keep it. Safe for use by many threads at once.
 */
public final class EcdsaKey {

    /** Before that, a comb would take more time than it has saved. */
    private static final int USES_BEFORE_COMB = 32;

    private static final Map<ECPoint, Comb> GENERATORS = new ConcurrentHashMap<>();

    private final ECPublicKeyParameters key;
    private final @Nullable AcceleratedKey accelerated;
    private volatile @Nullable Comb comb;
    private int uses; // a count that is a little low does no harm

    private EcdsaKey(ECPublicKeyParameters key, @Nullable AcceleratedKey accelerated) {
        this.key = key;
        this.accelerated = accelerated;
    }

    /** A key without anybody's help. */
    public static EcdsaKey of(ECPublicKeyParameters key) {
        return new EcdsaKey(key, null);
    }

    /**
     * A key with the help of an {@link AcceleratedKey}, if there is one.
     *
     * @param spec the same key, as the JDK writes it; asked only if there is an accelerator
     */
    public static EcdsaKey accelerated(ECPublicKeyParameters key, Supplier<? extends KeySpec> spec) {
        return new EcdsaKey(key, AcceleratedKey.ec(spec).orElse(null));
    }

    /**
     * Whether the numbers {@code r} and {@code s} sign something.
     *
     * @param hash of what is signed, of any length
     */
    public boolean verifies(byte[] hash, BigInteger r, BigInteger s) {
        return isInRange(r) && isInRange(s) && (isVerifiedFast(hash, r, s) || isVerified(hash, r, s));
    }

    private boolean isInRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(key.getParameters().getN()) < 0;
    }

    private boolean isVerifiedFast(byte[] hash, BigInteger r, BigInteger s) {
        AcceleratedKey fast = accelerated;
        if (fast == null) {
            return false;
        }
        try {
            byte[] signature =
                    StandardDSAEncoding.INSTANCE.encode(key.getParameters().getN(), r, s);
            return fast.verifiesEcdsa(hash, signature);
        } catch (IOException e) {
            throw new IllegalStateException("two numbers are always written", e);
        }
    }

    private boolean isVerified(byte[] hash, BigInteger r, BigInteger s) {
        Comb ready = comb;
        if (ready == null && uses++ >= USES_BEFORE_COMB) {
            ready = Comb.of(key.getQ());
            comb = ready;
        }
        if (ready != null) {
            return isVerifiedBy(ready, hash, r, s);
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(hash, r, s);
    }

    private boolean isVerifiedBy(Comb multiples, byte[] hash, BigInteger r, BigInteger s) {
        ECDomainParameters domain = key.getParameters();
        BigInteger n = domain.getN();
        BigInteger inverse = BigIntegers.modOddInverseVar(n, s);
        BigInteger u = number(hash, n).multiply(inverse).mod(n);
        BigInteger v = r.multiply(inverse).mod(n);
        Comb generator = GENERATORS.computeIfAbsent(domain.getG(), Comb::of);
        ECPoint sum =
                generator.sum(u, multiples, v, domain.getCurve().getInfinity()).normalize();
        return !sum.isInfinity() && sum.getAffineXCoord().toBigInteger().mod(n).equals(r);
    }

    /** The first bits of a hash, as many as the order has (FIPS 186-5 section 6.4.2, step 2). */
    private static BigInteger number(byte[] hash, BigInteger order) {
        BigInteger number = new BigInteger(1, hash);
        return number.shiftRight(Math.max(0, hash.length * Byte.SIZE - order.bitLength()));
    }
}
