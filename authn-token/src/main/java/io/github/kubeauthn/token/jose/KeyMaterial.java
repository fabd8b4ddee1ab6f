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
 * @param problem why go-jose refuses them; null if it does not
 */
record KeyMaterial(JwsKey key, boolean isPublic, @Nullable String problem) {

    private static final KeyMaterial UNUSABLE = new KeyMaterial(JwsKey.unsupported(), false, null);

    static KeyMaterial of(String type, String curve, KeyNumbers numbers, SignatureEngine engine) {
        return switch (type) {
            case "RSA" -> numbers.has("d") ? privateRsa(numbers) : rsa(numbers, engine);
            case "EC" -> numbers.has("d") ? privateEc(curve, numbers, engine) : ec(curve, numbers, engine);
            case "OKP" -> okp(curve, numbers);
            case "oct" -> numbers.has("k") ? UNUSABLE : refused("invalid OCT (symmetric) key, missing k value");
            default -> refused("unknown json web key type '" + type + "'");
        };
    }

    private static KeyMaterial rsa(KeyNumbers numbers, SignatureEngine engine) {
        if (!numbers.has("n") || !numbers.has("e")) {
            return refused("invalid RSA key, missing n/e values");
        }
        BigInteger exponent = numbers.exponent();
        return new KeyMaterial(JwsKey.rsa(numbers.get("n"), exponent, engine), exponent.signum() != 0, null);
    }

    private static KeyMaterial privateRsa(KeyNumbers numbers) {
        for (String name : List.of("n", "e", "p", "q")) {
            if (!numbers.has(name)) {
                return refused("invalid RSA private key, missing " + name.toUpperCase(Locale.ROOT) + " value(s)");
            }
        }
        String problem = RsaPrivateNumbers.problemOf(numbers);
        return problem == null ? UNUSABLE : new KeyMaterial(JwsKey.unsupported(), false, problem);
    }

    private static KeyMaterial ec(String name, KeyNumbers numbers, SignatureEngine engine) {
        NistCurve curve = NistCurve.named(name);
        if (curve == null) {
            return refused("unsupported elliptic curve '" + name + "'");
        }
        if (!numbers.has("x") || !numbers.has("y")) {
            return refused("invalid EC key, missing x/y values");
        }
        if (numbers.size("x") != curve.size()) {
            return refused("invalid EC public key, wrong length for x");
        }
        if (numbers.size("y") != curve.size()) {
            return refused("invalid EC public key, wrong length for y");
        }
        if (!curve.holds(numbers.get("x"), numbers.get("y"))) {
            return refused("invalid EC key, X/Y are not on declared curve");
        }
        return new KeyMaterial(JwsKey.ec(curve.spec(numbers.get("x"), numbers.get("y")), engine), true, null);
    }

    private static KeyMaterial privateEc(String name, KeyNumbers numbers, SignatureEngine engine) {
        KeyMaterial publicHalf = ec(name, numbers, engine);
        if (publicHalf.problem != null) {
            return publicHalf;
        }
        return numbers.size("d") == numbers.size("x")
                ? UNUSABLE
                : refused("invalid EC private key, wrong length for d");
    }

    private static KeyMaterial okp(String curve, KeyNumbers numbers) {
        return curve.equals("Ed25519") && numbers.has("x")
                ? new KeyMaterial(JwsKey.unsupported(), !numbers.has("d"), null)
                : refused("unknown curve " + curve + "'");
    }

    private static KeyMaterial refused(String why) {
        return new KeyMaterial(JwsKey.unsupported(), false, "go-jose/go-jose: " + why);
    }
}
