package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers of a private RSA key belong together, as Go's {@code rsa.PrivateKey.Validate} looks. Nothing is done with
 * such a key, but a set of keys that holds a wrong one is refused as a whole.
 */
final class RsaPrivateNumbers {

    private static final int MIN_DISTANCE_OF_PRIMES = 100;

    private final BigInteger modulus;
    private final BigInteger e;
    private final BigInteger d;
    private final BigInteger p;
    private final BigInteger q;

    private RsaPrivateNumbers(KeyNumbers numbers) {
        this.modulus = numbers.get("n");
        this.e = numbers.exponent();
        this.d = numbers.get("d");
        this.p = numbers.get("p");
        this.q = numbers.get("q");
    }

    static @Nullable String problemOf(KeyNumbers numbers) {
        String problem = new RsaPrivateNumbers(numbers).problem();
        return problem == null ? null : "crypto/rsa: " + problem;
    }

    private @Nullable String problem() {
        boolean usablePublicKey =
                modulus.testBit(0) && e.testBit(0) && e.compareTo(BigInteger.ONE) > 0 && e.bitLength() < Integer.SIZE;
        if (!usablePublicKey) {
            return "invalid public key";
        }
        if (!isPrimeSized(p) || !isPrimeSized(q)) {
            return "invalid prime";
        }
        if (p.multiply(q).mod(modulus).signum() != 0) {
            return "p * q != n";
        }
        if (!isInverse(p.subtract(BigInteger.ONE)) || !isInverse(q.subtract(BigInteger.ONE))) {
            return "invalid CRT exponent";
        }
        if (!p.gcd(q).equals(BigInteger.ONE)) {
            return "invalid CRT coefficient";
        }
        boolean near = p.subtract(q).abs().bitLength() <= modulus.bitLength() / 2 - MIN_DISTANCE_OF_PRIMES;
        return near ? "|p - q| too small" : null;
    }

    private boolean isPrimeSized(BigInteger prime) {
        return prime.testBit(0) && prime.compareTo(BigInteger.ONE) > 0 && prime.compareTo(modulus) < 0;
    }

    private boolean isInverse(BigInteger order) {
        return d.multiply(e).mod(order).equals(BigInteger.ONE);
    }
}
