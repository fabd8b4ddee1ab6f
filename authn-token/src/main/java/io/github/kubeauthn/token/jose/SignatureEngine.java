package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import java.security.spec.ECPublicKeySpec;

/**
 * Where signatures are checked: in {@linkplain #builtIn() this library}, or by something faster that decides exactly alike.
 * Keys are prepared once and used often.
 */
public interface SignatureEngine {

    /**
     * A checker for an RSA key that Go would use: an odd modulus of at least 1024 bits, an odd exponent of 3 to 2³¹−1. It
     * answers for {@code RS*} by RFC 8017 section 8.2.2 and for {@code PS*} by section 8.1.2, there with a salt of any length.
     */
    SignatureChecker rsa(BigInteger modulus, BigInteger exponent);

    /**
     * A checker for a key on one of the curves P-224, P-256, P-384 and P-521. The algorithm decides only the hash and the size
     * of a signature; go-jose lets it stand beside any of the curves.
     */
    SignatureChecker ec(ECPublicKeySpec key);

    /** The engine of this library, which needs no provider but those of every JDK. */
    static SignatureEngine builtIn() {
        return BuiltInSignatureEngine.INSTANCE;
    }

    /**
     * The fastest engine that there is: with the help of the Amazon Corretto Crypto Provider if that is on the class path and works
     * on this machine, else as the built-in one.
     */
    static SignatureEngine fastest() {
        return AcceleratedSignatureEngine.INSTANCE;
    }
}
