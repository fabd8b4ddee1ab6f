package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.StructReader;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RSA private key (RFC 8017 appendix A.1.2).
 *
 * @param primes at least two
 * @param remainders what makes it faster; null unless all of it is there
 */
public record RsaPrivateKey(
        Rsa publicKey,
        BigInteger exponent,
        List<BigInteger> primes,
        @Nullable Remainders remainders) {

    private static final int EASILY_FACTORED_BITS = 100;

    /** The private exponent modulo {@code p - 1} and {@code q - 1}, and {@code 1 / q} modulo {@code p}. */
    public record Remainders(BigInteger dp, BigInteger dq, BigInteger qInverse) {}

    public RsaPrivateKey {
        primes = List.copyOf(primes);
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "RsaPrivateKey";
    }

    /** Reads the fields behind the version. */
    static RsaPrivateKey read(StructReader fields) throws MalformedDerException {
        Rsa publicKey = new Rsa(fields.bigInteger(), fields.integer());
        BigInteger exponent = fields.bigInteger();
        List<BigInteger> primes = new ArrayList<>();
        primes.add(fields.bigInteger());
        primes.add(fields.bigInteger());
        BigInteger dp = optional(fields);
        BigInteger dq = optional(fields);
        BigInteger qInverse = optional(fields);
        Remainders remainders = dp != null && dq != null && qInverse != null ? new Remainders(dp, dq, qInverse) : null;
        if (fields.nextIs(DerTag.SEQUENCE)) {
            readMorePrimes(fields.sequence(), primes);
        }
        return new RsaPrivateKey(publicKey, exponent, primes, remainders);
    }

    private static @Nullable BigInteger optional(StructReader fields) throws MalformedDerException {
        if (!fields.nextIs(DerTag.INTEGER)) {
            return null;
        }
        BigInteger number = fields.bigInteger();
        if (number.signum() <= 0) {
            throw new MalformedDerException("x509: private key contains zero or negative value");
        }
        return number;
    }

    private static void readMorePrimes(StructReader list, List<BigInteger> primes) throws MalformedDerException {
        while (!list.isEmpty()) {
            StructReader info = list.sequence();
            primes.add(info.bigInteger());
            info.bigInteger();
            info.bigInteger();
        }
    }

    /** What Go demands when it reads a key: the numbers belong together, and not to a key that is easily broken. */
    public boolean isConsistent() {
        boolean plausible = publicKey.modulus().signum() > 0
                && exponent.signum() > 0
                && exponent.compareTo(publicKey.modulus()) < 0
                && primes.stream().allMatch(prime -> prime.compareTo(BigInteger.ONE) > 0)
                && RsaSignature.objectionToNumbers(publicKey).isEmpty();
        return plausible && (primes.size() == 2 ? isConsistentPair() : isCoprime());
    }

    private boolean isConsistentPair() {
        BigInteger p = primes.get(0);
        BigInteger q = primes.get(1);
        int halfLength = publicKey.modulus().bitLength() / 2;
        return p.multiply(q).equals(publicKey.modulus())
                && inverts(p)
                && inverts(q)
                && (remainders == null ? q.modPow(p.subtract(BigInteger.ONE), p).equals(BigInteger.ONE) : fit(p, q))
                && p.subtract(q).abs().bitLength() > halfLength - EASILY_FACTORED_BITS
                && exponent.bitLength() > halfLength;
    }

    /** Whether the exponents cancel each other out modulo a prime. */
    private boolean inverts(BigInteger prime) {
        BigInteger order = prime.subtract(BigInteger.ONE);
        return exponent.multiply(BigInteger.valueOf(publicKey.exponent()))
                .mod(order)
                .equals(BigInteger.ONE);
    }

    private boolean fit(BigInteger p, BigInteger q) {
        return remainders != null
                && remainders.dp.equals(exponent.mod(p.subtract(BigInteger.ONE)))
                && remainders.dq.equals(exponent.mod(q.subtract(BigInteger.ONE)))
                && remainders.qInverse.compareTo(p) < 0
                && remainders.qInverse.multiply(q).mod(p).equals(BigInteger.ONE);
    }

    /** All that Go looks at where there are more than two primes. */
    private boolean isCoprime() {
        BigInteger product = BigInteger.ONE;
        for (BigInteger prime : primes) {
            if (!product.gcd(prime).equals(BigInteger.ONE)) {
                return false;
            }
            product = product.multiply(prime);
        }
        return true;
    }
}
