package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a JSON web key (RFC 7518 section 6), put together.
 *
 * @param key what verifies with them, if anything does
 * @param isPublic whether they are a public key, and nothing else
 * @param publicNumbers what a certificate for the key would hold; null for a symmetric key
 * @param problem why go-jose refuses them; null if it does not
 */
record KeyMaterial(
        JwsKey key,
        boolean isPublic,
        @Nullable PublicNumbers publicNumbers,
        @Nullable String problem) {

    static KeyMaterial of(String type, String curve, KeyNumbers numbers, SignatureEngine engine) {
        return switch (type) {
            case "RSA" -> numbers.has("d") ? privateRsa(numbers) : rsa(numbers, engine);
            case "EC" -> numbers.has("d") ? privateEc(curve, numbers, engine) : ec(curve, numbers, engine);
            case "OKP" -> okp(curve, numbers);
            case "oct" ->
                numbers.has("k")
                        ? new KeyMaterial(JwsKey.unsupported(), false, null, null)
                        : refused("go-jose/go-jose: invalid OCT (symmetric) key, missing k value");
            default -> refused("go-jose/go-jose: unknown json web key type '" + type + "'");
        };
    }

    private static KeyMaterial rsa(KeyNumbers numbers, SignatureEngine engine) {
        if (!numbers.has("n") || !numbers.has("e")) {
            return refused("go-jose/go-jose: invalid RSA key, missing n/e values");
        }
        BigInteger exponent = numbers.exponent();
        JwsKey key = JwsKey.rsa(numbers.get("n"), exponent, engine);
        return new KeyMaterial(key, exponent.signum() != 0, rsa(numbers), null);
    }

    private static KeyMaterial privateRsa(KeyNumbers numbers) {
        for (String name : List.of("n", "e", "p", "q")) {
            if (!numbers.has(name)) {
                return refused("go-jose/go-jose: invalid RSA private key, missing " + name.toUpperCase(Locale.ROOT)
                        + " value(s)");
            }
        }
        return numbers.rsaPrivateKey().isConsistent()
                ? withoutUse(rsa(numbers))
                : refused("crypto/rsa: the numbers of the private key do not belong together");
    }

    private static KeyMaterial ec(String name, KeyNumbers numbers, SignatureEngine engine) {
        NistCurve curve = NistCurve.named(name);
        if (curve == null) {
            return refused("go-jose/go-jose: unsupported elliptic curve '" + name + "'");
        }
        if (!numbers.has("x") || !numbers.has("y")) {
            return refused("go-jose/go-jose: invalid EC key, missing x/y values");
        }
        if (numbers.size("x") != curve.size()) {
            return refused("go-jose/go-jose: invalid EC public key, wrong length for x");
        }
        if (numbers.size("y") != curve.size()) {
            return refused("go-jose/go-jose: invalid EC public key, wrong length for y");
        }
        BigInteger x = numbers.get("x");
        BigInteger y = numbers.get("y");
        if (!curve.holds(x, y)) {
            return refused("go-jose/go-jose: invalid EC key, X/Y are not on declared curve");
        }
        return new KeyMaterial(
                JwsKey.ec(curve.spec(x, y), engine), true, new PublicNumbers.Ec(curve.fieldSize(), x, y), null);
    }

    private static KeyMaterial privateEc(String name, KeyNumbers numbers, SignatureEngine engine) {
        KeyMaterial publicHalf = ec(name, numbers, engine);
        if (publicHalf.problem != null || publicHalf.publicNumbers == null) {
            return publicHalf;
        }
        return numbers.size("d") == numbers.size("x")
                ? withoutUse(publicHalf.publicNumbers)
                : refused("go-jose/go-jose: invalid EC private key, wrong length for d");
    }

    private static KeyMaterial okp(String curve, KeyNumbers numbers) {
        if (!curve.equals("Ed25519") || !numbers.has("x")) {
            return refused("go-jose/go-jose: unknown curve " + curve + "'");
        }
        PublicNumbers point = PublicNumbers.Ed25519.of(numbers.bytes("x"));
        return new KeyMaterial(JwsKey.unsupported(), !numbers.has("d"), point, null);
    }

    private static PublicNumbers rsa(KeyNumbers numbers) {
        return new PublicNumbers.Rsa(numbers.get("n"), numbers.exponent());
    }

    private static KeyMaterial withoutUse(PublicNumbers publicNumbers) {
        return new KeyMaterial(JwsKey.unsupported(), false, publicNumbers, null);
    }

    private static KeyMaterial refused(String why) {
        return new KeyMaterial(JwsKey.unsupported(), false, null, why);
    }
}
