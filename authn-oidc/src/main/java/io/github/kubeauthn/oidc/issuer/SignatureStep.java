package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.oidc.issuer.Step.Done;
import io.github.kubeauthn.oidc.issuer.Step.Stopped;
import io.github.kubeauthn.oidc.key.IssuerKey;
import io.github.kubeauthn.oidc.key.KeySet;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.oidc.key.KeySource.Refresh;
import io.github.kubeauthn.token.jose.Jws;
import io.github.kubeauthn.token.jose.VerifiedJws;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a signature with the keys that are known, and once more with newer ones if there are any. */
final class SignatureStep {

    private static final String NOT_VERIFIED = "failed to verify id token signature";
    private static final String SIGNATURE_USE = "sig";

    private final KeySource source;

    SignatureStep(KeySource source) {
        this.source = source;
    }

    Step<VerifiedJws> verify(Jws jws, AuthenticationContext context) {
        KeySet known = source.known();
        VerifiedJws verified = verify(jws, known);
        if (verified != null) {
            return new Done<>(verified);
        }
        Refresh refresh = source.refresh(jws.header().keyId(), context);
        if (refresh instanceof Refresh.Unavailable unavailable) {
            return new Stopped<VerifiedJws>(unavailable.failure()).as("fetching keys ");
        }
        if (!(refresh instanceof Refresh.Refreshed refreshed)) {
            return Stopped.refused(NOT_VERIFIED + explanation(jws, known));
        }
        verified = verify(jws, refreshed.keys());
        return verified != null
                ? new Done<>(verified)
                : Stopped.refused(NOT_VERIFIED + explanation(jws, refreshed.keys()));
    }

    private static @Nullable VerifiedJws verify(Jws jws, KeySet keys) {
        String wanted = jws.header().keyId();
        for (IssuerKey key : keys.keys()) {
            if ((wanted.isEmpty() || key.id().equals(wanted))
                    && jws.verify(key.key()) instanceof VerifiedJws verified) {
                return verified;
            }
        }
        return null;
    }

    /** What an operator needs to know; of the token, only its algorithm shows. */
    private static String explanation(Jws jws, KeySet keys) {
        if (keys.keys().isEmpty()) {
            return ": the issuer has no keys";
        }
        String wanted = jws.header().keyId();
        if (wanted.isEmpty()) {
            return ": none of the issuer's " + keys.keys().size() + " keys verifies it, and it names none";
        }
        List<IssuerKey> named =
                keys.keys().stream().filter(key -> key.id().equals(wanted)).toList();
        if (named.isEmpty()) {
            return ": the issuer has no key of the id that the token names";
        }
        return named.stream()
                .map(key -> description(key, jws.header().algorithm()))
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String description(IssuerKey key, String algorithm) {
        boolean ec = algorithm.startsWith("ES");
        if (!key.type().equals(ec ? "EC" : "RSA")) {
            return "the key that it names is of type " + key.type() + ", which does not fit " + algorithm;
        }
        return key.use().isEmpty() || key.use().equals(SIGNATURE_USE)
                ? "the key that it names does not verify it"
                : "the key that it names does not verify it, and is for the use " + key.use();
    }
}
