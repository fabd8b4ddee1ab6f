package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.text.TimeSpan;
import io.github.kubeauthn.token.jose.JwtClaims;
import io.github.kubeauthn.token.jose.NumericDate;
import io.github.kubeauthn.token.json.StructReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a bound token holds: its time, and the existence of everything to which it is bound. */
record BoundTokenRules(Clock clock, BoundObjects objects, ServiceAccountTokenListener listener)
        implements TokenRules<BoundClaims> {

    /** By how much the clocks of the cluster may differ. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final String STALE_TOKEN = "authentication.k8s.io/stale-token";

    @Override
    public String goType() {
        return BoundClaims.GO_TYPE;
    }

    @Override
    public BoundClaims read(StructReader fields) {
        return BoundClaims.read(fields);
    }

    @Override
    public AuthenticationResult judge(BearerToken token, JwtClaims registered, BoundClaims own) {
        Instant now = clock.instant();
        Optional<Failed> problem = problemOfTime(token, registered, now);
        if (problem.isPresent()) {
            return problem.get();
        }
        BoundObjects.Finding finding = objects.find(own, token.context(), now.minus(LEEWAY));
        if (finding.problem() != null) {
            return finding.problem();
        }
        Notices notices = noticesOfAge(registered.subject(), own.warnAfter(), now);
        return Authenticated.as(BoundUser.of(finding.claims(), registered.id())).withNotices(notices);
    }

    private static Optional<Failed> problemOfTime(BearerToken token, JwtClaims claims, Instant now) {
        Instant latest = now.plus(LEEWAY);
        if (claims.notBefore() != null && claims.notBefore().isAfter(latest)) {
            return refused(token, "service account token is not valid yet", claims.notBefore(), now);
        }
        if (claims.expiry() != null && claims.expiry().isBefore(now.minus(LEEWAY))) {
            return refused(token, "service account token has expired", claims.expiry(), now);
        }
        if (claims.issuedAt() != null && claims.issuedAt().isAfter(latest)) {
            return refused(token, "service account token is issued in the future", claims.issuedAt(), now);
        }
        return Optional.empty();
    }

    private static Optional<Failed> refused(BearerToken token, String message, NumericDate date, Instant now) {
        token.trace().note(() -> "the date in question is " + distance(date, now) + " by a clock that says " + now);
        return Optional.of(Failed.refused(message));
    }

    private static String distance(NumericDate date, Instant now) {
        long seconds = date.seconds();
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            return "beyond every calendar";
        }
        Duration since = Duration.between(Instant.ofEpochSecond(seconds), now);
        return TimeSpan.inWords(since) + (since.isNegative() ? " from now" : " ago");
    }

    /** A token that lives longer than was asked for says when its owner should have fetched a newer one. */
    private Notices noticesOfAge(String subject, @Nullable NumericDate warnAfter, Instant now) {
        if (warnAfter == null || warnAfter.seconds() == 0) {
            return Notices.none();
        }
        if (!warnAfter.isBefore(now)) {
            listener.validToken();
            return Notices.none();
        }
        listener.staleToken();
        long late = now.getEpochSecond() - warnAfter.seconds();
        return new Notices(
                List.of(), Map.of(STALE_TOKEN, "subject: " + subject + ", seconds after warning threshold: " + late));
    }
}
