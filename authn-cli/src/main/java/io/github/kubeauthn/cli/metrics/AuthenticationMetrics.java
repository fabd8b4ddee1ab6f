package io.github.kubeauthn.cli.metrics;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.flags.Listeners;
import io.github.kubeauthn.oidc.JwtListener;
import io.github.kubeauthn.sa.ServiceAccountTokenListener;
import io.github.kubeauthn.token.cache.TokenCacheListener;
import io.github.kubeauthn.x509.ClientCertificateListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Counts what kube-apiserver counts about authentication, under the same names and labels. Safe for use by many threads.
 *
 * <p>What an aggregated API server counts of its questions to a cluster ({@code apiserver_delegated_authn_*}) is not here, because
 * kube-apiserver asks nobody in that way.
 */
public final class AuthenticationMetrics {

    private static final Set<String> KEPT_NAMES =
            Set.of("admin", "client", "kube_proxy", "kubelet", "system:serviceaccount:kube-system:default");

    private static final String SUCCESS = "success";
    private static final String FAILURE = "failure";
    private static final String ERROR = "error";

    /** From 1 ms, each twice the one before. */
    private static final List<String> DOUBLING = List.of(
            "0.001", "0.002", "0.004", "0.008", "0.016", "0.032", "0.064", "0.128", "0.256", "0.512", "1.024", "2.048",
            "4.096", "8.192", "16.384");

    private static final List<String> USUAL =
            List.of("0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10");

    private static final List<String> FROM_A_MILLISECOND =
            List.of("0.001", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10");

    /** From half an hour to a year. */
    private static final List<String> LIFETIMES = List.of(
            "0",
            "1800",
            "3600",
            "7200",
            "21600",
            "43200",
            "86400",
            "172800",
            "345600",
            "604800",
            "2.592e+06",
            "7.776e+06",
            "1.5552e+07",
            "3.1104e+07");

    private final Family<Series.Count> attempts =
            Family.counter("authentication_attempts", "[ALPHA] Counter of authenticated attempts.", "result");
    private final Family<Series.Count> users = Family.counter(
            "authenticated_user_requests",
            "[ALPHA] Counter of authenticated requests broken out by username.",
            "username");
    private final Family<Series.Distribution> durations = Family.histogram(
            "authentication_duration_seconds",
            "[ALPHA] Authentication duration in seconds broken out by result.",
            DOUBLING,
            "result");
    private final Family<Series.Distribution> certificates = Family.histogram(
            "apiserver_client_certificate_expiration_seconds",
            "[ALPHA] Distribution of the remaining lifetime on the certificate used to authenticate a request.",
            LIFETIMES);

    private final Family<Series.Count> cacheRequests =
            Family.counter("authentication_token_cache_request_total", "[ALPHA] ", "status");
    private final Family<Series.Distribution> cacheDurations =
            Family.histogram("authentication_token_cache_request_duration_seconds", "[ALPHA] ", USUAL, "status");
    private final Family<Series.Count> cacheFetches =
            Family.counter("authentication_token_cache_fetch_total", "[ALPHA] ", "status");
    private final Family<Series.Count> cacheActive =
            Family.level("authentication_token_cache_active_fetch_count", "[ALPHA] ", "status");

    private final Family<Series.Count> legacyTokens = Family.counter(
            "serviceaccount_legacy_tokens_total", "[BETA] Cumulative legacy service account tokens used");
    private final Family<Series.Count> staleTokens = Family.counter(
            "serviceaccount_stale_tokens_total", "[BETA] Cumulative stale projected service account tokens used");
    private final Family<Series.Count> validTokens = Family.counter(
            "serviceaccount_valid_tokens_total", "[BETA] Cumulative valid projected service account tokens used");
    private final Family<Series.Count> manualTokens = Family.counter(
            "serviceaccount_legacy_manual_token_uses_total", "[ALPHA] Cumulative manually created legacy tokens used");
    private final Family<Series.Count> autoTokens = Family.counter(
            "serviceaccount_legacy_auto_token_uses_total", "[ALPHA] Cumulative auto-generated legacy tokens used");
    private final Family<Series.Count> invalidTokens = Family.counter(
            "serviceaccount_invalid_legacy_auto_token_uses_total",
            "[ALPHA] Cumulative invalid auto-generated legacy tokens used");

    private final Family<Series.Distribution> jwtDurations = Family.histogram(
            "apiserver_authentication_jwt_authenticator_latency_seconds",
            "[ALPHA] Latency of jwt authentication operations in seconds. This is the time spent authenticating a token for"
                    + " cache miss only (i.e. when the token is not found in the cache).",
            FROM_A_MILLISECOND,
            "result",
            "jwt_issuer_hash");
    private final Family<Series.Value> keyFetches = Family.gauge(
            "apiserver_authentication_jwt_authenticator_jwks_fetch_last_timestamp_seconds",
            "[ALPHA] Timestamp of the last successful or failed JWKS fetch split by result, api server identity and jwt"
                    + " issuer for the JWT authenticator.",
            "result",
            "jwt_issuer_hash",
            "apiserver_id_hash");
    private final Family<Series.Value> keySets = Family.gauge(
            "apiserver_authentication_jwt_authenticator_jwks_fetch_last_key_set_info",
            "[ALPHA] Information about the last JWKS fetched by the JWT authenticator with hash as label, split by api"
                    + " server identity and jwt issuer.",
            "jwt_issuer_hash",
            "apiserver_id_hash",
            "hash");

    private final Family<Series.Count> reloads = Family.counter(
            "apiserver_authentication_config_controller_automatic_reloads_total",
            "[BETA] Total number of automatic reloads of authentication configuration split by status and apiserver"
                    + " identity.",
            "status",
            "apiserver_id_hash");
    private final Family<Series.Value> lastReloads = Family.gauge(
            "apiserver_authentication_config_controller_automatic_reload_last_timestamp_seconds",
            "[BETA] Timestamp of the last automatic reload of authentication configuration split by status and apiserver"
                    + " identity.",
            "status",
            "apiserver_id_hash");
    private final Family<Series.Value> configurations = Family.gauge(
            "apiserver_authentication_config_controller_last_config_info",
            "[ALPHA] Information about the last applied authentication configuration with hash as label, split by"
                    + " apiserver identity.",
            "apiserver_id_hash",
            "hash");

    private final List<Family<?>> families = List.of(
            attempts,
            users,
            durations,
            certificates,
            cacheRequests,
            cacheDurations,
            cacheFetches,
            cacheActive,
            legacyTokens,
            staleTokens,
            validTokens,
            manualTokens,
            autoTokens,
            invalidTokens,
            jwtDurations,
            keyFetches,
            keySets,
            reloads,
            lastReloads,
            configurations);

    private final Clock clock;
    private final String apiServer;

    /**
     * Nothing counted yet.
     *
     * @param clock says when something happened
     * @param apiServerId by which an API server is told from others; only its hash is shown
     */
    public AuthenticationMetrics(Clock clock, String apiServerId) {
        this.clock = clock;
        this.apiServer = Sha256.of(apiServerId);
    }

    /** Those by whom a chain tells what happens inside of it. */
    public Listeners listeners() {
        return new Listeners(
                new CountedCertificates(), new CountedCache(), new CountedServiceAccounts(), new CountedIssuers());
    }

    /**
     * Counts a decision.
     *
     * @param duration how long it took
     */
    public void decided(RequestDecision decision, Duration duration) {
        String result = result(decision);
        attempts.of(result).add(1);
        durations.of(result).observe(seconds(duration));
        if (decision instanceof Admitted admitted) {
            users.of(compressed(admitted.user().name())).add(1);
        }
    }

    /** Everything, in the text format of Prometheus. */
    public String text() {
        StringBuilder text = new StringBuilder();
        families.forEach(family -> family.write(text));
        return text.toString();
    }

    private static String result(RequestDecision decision) {
        AuthenticationResult result = decision.result();
        if (decision instanceof Admitted) {
            return SUCCESS;
        }
        return result instanceof Failed || result instanceof Authenticated ? ERROR : FAILURE;
    }

    private static String compressed(String name) {
        if (KEPT_NAMES.contains(name)) {
            return name;
        }
        return name.indexOf('@') >= 0 ? "email_id" : "other";
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private double now() {
        return clock.millis() / 1e3;
    }

    private final class CountedCertificates implements ClientCertificateListener {

        @Override
        public void verifying(Duration remaining) {
            certificates.of().observe((double) remaining.toSeconds());
        }
    }

    private final class CountedCache implements TokenCacheListener {

        private static final String IN_FLIGHT = "in_flight";
        private static final String BLOCKED = "blocked";

        @Override
        public void answered(boolean hit, Duration duration) {
            String status = hit ? "hit" : "miss";
            cacheRequests.of(status).add(1);
            // kube-apiserver counts whole milliseconds here
            cacheDurations.of(status).observe(duration.toMillis() / 1e3);
        }

        @Override
        public void lookupStarted() {
            cacheActive.of(IN_FLIGHT).add(1);
        }

        @Override
        public void lookupEnded(boolean failed) {
            cacheFetches.of(failed ? ERROR : "ok").add(1);
            cacheActive.of(IN_FLIGHT).add(-1);
        }

        @Override
        public void waitStarted() {
            cacheActive.of(BLOCKED).add(1);
        }

        @Override
        public void waitEnded() {
            cacheActive.of(BLOCKED).add(-1);
        }
    }

    private final class CountedServiceAccounts implements ServiceAccountTokenListener {

        @Override
        public void legacyToken() {
            legacyTokens.of().add(1);
        }

        @Override
        public void staleToken() {
            staleTokens.of().add(1);
        }

        @Override
        public void validToken() {
            validTokens.of().add(1);
        }

        @Override
        public void legacyManualTokenUse() {
            manualTokens.of().add(1);
        }

        @Override
        public void legacyAutoTokenUse() {
            autoTokens.of().add(1);
        }

        @Override
        public void invalidLegacyAutoTokenUse() {
            invalidTokens.of().add(1);
        }
    }

    private final class CountedIssuers implements JwtListener {

        @Override
        public void authenticated(String issuerUrl, AuthenticationResult result, Duration duration) {
            jwtDurations
                    .of(result instanceof Authenticated ? SUCCESS : FAILURE, Sha256.of(issuerUrl))
                    .observe(seconds(duration));
        }

        @Override
        public void keysFetched(String issuerUrl, byte[] keySet) {
            String issuer = Sha256.of(issuerUrl);
            keyFetches.of(SUCCESS, issuer, apiServer).set(now());
            only(keySets, List.of(issuer, apiServer, Sha256.of(keySet)));
        }

        @Override
        public void keysUnavailable(String issuerUrl, String problem) {
            keyFetches.of(FAILURE, Sha256.of(issuerUrl), apiServer).set(now());
        }

        @Override
        public void configurationLoaded(byte[] content) {
            only(configurations, List.of(apiServer, Sha256.of(content)));
        }

        @Override
        public void configurationReloaded(byte[] content) {
            reloaded(SUCCESS);
            configurationLoaded(content);
        }

        /** As {@code DeleteJWKSFetchMetrics} of k8s.io/apiserver does. */
        @Override
        public void issuerRemoved(String issuerUrl) {
            String issuer = Sha256.of(issuerUrl);
            keyFetches.remove(labels -> labels.get(1).equals(issuer));
            keySets.remove(labels -> labels.get(0).equals(issuer));
        }

        @Override
        public void configurationRefused(String reason) {
            reloaded(FAILURE);
        }

        private void reloaded(String status) {
            reloads.of(status, apiServer).add(1);
            lastReloads.of(status, apiServer).set(now());
        }

        /** Sets an information whose last label is its content, and forgets what it was before. */
        private void only(Family<Series.Value> information, List<String> labels) {
            List<String> owner = labels.subList(0, labels.size() - 1);
            information.remove(values -> !values.equals(labels)
                    && values.subList(0, values.size() - 1).equals(owner));
            information.of(labels.toArray(String[]::new)).set(1);
        }
    }
}
