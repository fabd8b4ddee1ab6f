package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.claim.ClaimSet;
import io.github.kubeauthn.oidc.claim.IdToken;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.claim.TokenTime;
import io.github.kubeauthn.oidc.issuer.Step.Done;
import io.github.kubeauthn.oidc.issuer.Step.Stopped;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.token.jose.Jws;
import io.github.kubeauthn.token.jose.JwsReading;
import io.github.kubeauthn.token.jose.UnverifiedJwt;
import io.github.kubeauthn.token.jose.VerifiedJws;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides whether a token is a good one of one issuer, by the steps and in the words of go-oidc and kube-apiserver. */
final class TokenVerifier {

    private static final Duration NOT_BEFORE_LEEWAY = Duration.ofMinutes(1);
    private static final String GOOGLE = "https://accounts.google.com";
    private static final String GOOGLE_WITHOUT_SCHEME = "accounts.google.com";

    private final String issuer;
    private final TokenRules rules;
    private final SignatureStep signatures;

    TokenVerifier(String issuer, TokenRules rules, KeySource keys) {
        this.issuer = issuer;
        this.rules = rules;
        this.signatures = new SignatureStep(keys);
    }

    /** Google leaves the scheme out of the claim {@code iss} of some tokens; that is allowed for it alone. */
    static String withScheme(String issuer) {
        return issuer.equals(GOOGLE_WITHOUT_SCHEME) ? GOOGLE : issuer;
    }

    /** The claims of a good token. */
    Step<ClaimSet> verify(UnverifiedJwt token, AuthenticationContext context) {
        JwsReading reading = token.jws();
        if (reading instanceof JwsReading.Malformed malformed) {
            return Stopped.refused("oidc: malformed jwt: " + malformed.message());
        }
        Jws jws = (Jws) reading;
        String algorithm = jws.header().algorithm();
        if (!rules.algorithms().contains(algorithm)) {
            return Stopped.refused("oidc: id token signed with unsupported algorithm, expected "
                    + GoQuoted.list(rules.algorithms()) + " got " + GoQuoted.string(algorithm));
        }
        Step<VerifiedJws> verified = signatures.verify(jws, context);
        if (verified instanceof Stopped<VerifiedJws> stopped) {
            return stopped.as("failed to verify signature: ");
        }
        JsonReading payload = ((Done<VerifiedJws>) verified).value().payload();
        if (payload instanceof JsonReading.Malformed malformed) {
            return Stopped.refused("oidc: failed to unmarshal claims: " + malformed.message());
        }
        WellFormed json = (WellFormed) payload;
        Outcome<IdToken> idToken = IdToken.read(json.value());
        Optional<String> objection = idToken instanceof Problem<IdToken> problem
                ? Optional.of(problem.message())
                : objection(((Success<IdToken>) idToken).value());
        if (objection.isPresent()) {
            return Stopped.refused(objection.get());
        }
        // Only an object can have named the issuer.
        return new Done<>(ClaimSet.of((JsonObject) json.value()));
    }

    private Optional<String> objection(IdToken token) {
        boolean fromGoogle = issuer.equals(GOOGLE) && token.issuer().equals(GOOGLE_WITHOUT_SCHEME);
        if (!token.issuer().equals(issuer) && !fromGoogle) {
            return Optional.of("oidc: id token issued by a different provider, expected " + GoQuoted.string(issuer)
                    + " got " + GoQuoted.string(token.issuer()));
        }
        List<String> audiences = rules.audiences();
        boolean single = audiences.size() == 1;
        if (single && !token.audiences().contains(audiences.get(0))) {
            return Optional.of("oidc: expected audience " + GoQuoted.string(audiences.get(0)) + " got "
                    + GoQuoted.list(token.audiences()));
        }
        Optional<String> untimely = objectionToTime(token);
        if (untimely.isPresent() || single || token.audiences().stream().anyMatch(audiences::contains)) {
            return untimely;
        }
        return Optional.of("oidc: expected audience in " + GoQuoted.list(List.copyOf(new TreeSet<>(audiences)))
                + " got " + GoQuoted.list(token.audiences()));
    }

    private Optional<String> objectionToTime(IdToken token) {
        Instant now = rules.clock().instant();
        if (token.expiry().isBefore(now)) {
            return Optional.of("oidc: token is expired (Token Expiry: " + token.expiry() + ")");
        }
        @Nullable TokenTime notBefore = token.notBefore();
        if (notBefore != null && notBefore.isAfter(now.plus(NOT_BEFORE_LEEWAY))) {
            return Optional.of("oidc: current time " + now + " before the nbf (not before) time: " + notBefore);
        }
        return Optional.empty();
    }
}
