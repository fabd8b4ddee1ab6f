package io.github.kubeauthn.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.flags.Listeners;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AuthenticationMetricsTest {

    private static final String ISSUER = "https://issuer.example";

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00.250Z"), ZoneOffset.UTC);
    private final AuthenticationMetrics metrics = new AuthenticationMetrics(clock, "apiserver-x");
    private final Listeners listeners = metrics.listeners();

    @Test
    void shows_counters_without_labels_from_the_start_and_nothing_else_before_it_happens() {
        assertThat(metrics.text())
                .contains("""
                        # HELP serviceaccount_valid_tokens_total [BETA] Cumulative valid projected service account tokens used
                        # TYPE serviceaccount_valid_tokens_total counter
                        serviceaccount_valid_tokens_total 0
                        """)
                .doesNotContain("authentication_attempts")
                .doesNotContain("token_cache");
    }

    @Test
    void counts_how_service_account_tokens_are_used() {
        listeners.serviceAccounts().legacyToken();
        listeners.serviceAccounts().legacyManualTokenUse();
        listeners.serviceAccounts().legacyAutoTokenUse();
        listeners.serviceAccounts().legacyAutoTokenUse();
        listeners.serviceAccounts().invalidLegacyAutoTokenUse();
        listeners.serviceAccounts().staleToken();
        listeners.serviceAccounts().validToken();

        assertThat(metrics.text().lines())
                .contains(
                        "serviceaccount_legacy_tokens_total 1",
                        "serviceaccount_legacy_manual_token_uses_total 1",
                        "serviceaccount_legacy_auto_token_uses_total 2",
                        "serviceaccount_invalid_legacy_auto_token_uses_total 1",
                        "serviceaccount_stale_tokens_total 1",
                        "serviceaccount_valid_tokens_total 1");
    }

    @Test
    void counts_what_the_token_cache_does() {
        listeners.tokenCache().answered(false, Duration.ofMillis(7));
        listeners.tokenCache().answered(true, Duration.ofNanos(400_000));
        listeners.tokenCache().lookupStarted();
        listeners.tokenCache().lookupStarted();
        listeners.tokenCache().lookupEnded(true);
        listeners.tokenCache().waitStarted();

        assertThat(metrics.text().lines())
                .contains(
                        "authentication_token_cache_request_total{status=\"hit\"} 1",
                        "authentication_token_cache_request_total{status=\"miss\"} 1",
                        "authentication_token_cache_request_duration_seconds_bucket{status=\"miss\",le=\"0.005\"} 0",
                        "authentication_token_cache_request_duration_seconds_bucket{status=\"miss\",le=\"0.01\"} 1",
                        "authentication_token_cache_request_duration_seconds_sum{status=\"miss\"} 0.007",
                        "authentication_token_cache_request_duration_seconds_sum{status=\"hit\"} 0",
                        "authentication_token_cache_fetch_total{status=\"error\"} 1",
                        "authentication_token_cache_active_fetch_count{status=\"in_flight\"} 1",
                        "authentication_token_cache_active_fetch_count{status=\"blocked\"} 1");
    }

    @Test
    void sorts_certificates_by_how_long_they_are_still_valid() {
        listeners.clientCertificates().verifying(Duration.ofDays(-1));
        listeners.clientCertificates().verifying(Duration.ofDays(29));
        listeners.clientCertificates().verifying(Duration.ofDays(3650));

        assertThat(metrics.text().lines())
                .contains(
                        "apiserver_client_certificate_expiration_seconds_bucket{le=\"0\"} 1",
                        "apiserver_client_certificate_expiration_seconds_bucket{le=\"604800\"} 1",
                        "apiserver_client_certificate_expiration_seconds_bucket{le=\"2.592e+06\"} 2",
                        "apiserver_client_certificate_expiration_seconds_bucket{le=\"+Inf\"} 3",
                        "apiserver_client_certificate_expiration_seconds_count 3");
    }

    @Test
    void tells_issuers_apart_by_hashes() {
        listeners.jwt().authenticated(ISSUER, Authenticated.as(UserInfo.named("jane")), Duration.ofMillis(3));
        listeners.jwt().authenticated(ISSUER, Failed.refused("no"), Duration.ofMillis(3));
        listeners.jwt().keysUnavailable(ISSUER, "no route");

        String issuer = Sha256.of(ISSUER);
        String server = Sha256.of("apiserver-x");
        assertThat(metrics.text().lines())
                .contains(
                        "apiserver_authentication_jwt_authenticator_latency_seconds_bucket{result=\"success\",jwt_issuer_hash=\""
                                + issuer + "\",le=\"0.005\"} 1",
                        "apiserver_authentication_jwt_authenticator_latency_seconds_count{result=\"failure\",jwt_issuer_hash=\""
                                + issuer + "\"} 1",
                        "apiserver_authentication_jwt_authenticator_jwks_fetch_last_timestamp_seconds{result=\"failure\","
                                + "jwt_issuer_hash=\"" + issuer + "\",apiserver_id_hash=\"" + server
                                + "\"} 1795428000.25");
    }

    @Test
    void names_only_the_last_key_set_of_an_issuer_and_the_last_configuration() {
        listeners.jwt().keysFetched(ISSUER, bytes("old"));
        listeners.jwt().keysFetched(ISSUER, bytes("new"));
        listeners.jwt().configurationLoaded(bytes("first"));
        listeners.jwt().configurationReloaded(bytes("second"));
        listeners.jwt().configurationRefused("no");

        String server = "apiserver_id_hash=\"" + Sha256.of("apiserver-x") + "\"";
        assertThat(metrics.text().lines())
                .contains(
                        "apiserver_authentication_jwt_authenticator_jwks_fetch_last_key_set_info{jwt_issuer_hash=\""
                                + Sha256.of(ISSUER) + "\"," + server + ",hash=\"" + Sha256.of("new") + "\"} 1",
                        "apiserver_authentication_config_controller_last_config_info{" + server + ",hash=\""
                                + Sha256.of("second") + "\"} 1",
                        "apiserver_authentication_config_controller_automatic_reloads_total{status=\"success\","
                                + server + "} 1",
                        "apiserver_authentication_config_controller_automatic_reloads_total{status=\"failure\","
                                + server + "} 1",
                        "apiserver_authentication_config_controller_automatic_reload_last_timestamp_seconds{"
                                + "status=\"failure\"," + server + "} 1795428000.25");
        assertThat(metrics.text()).doesNotContain(Sha256.of("old")).doesNotContain(Sha256.of("first"));
    }

    @Test
    void forgets_the_keys_of_an_issuer_that_a_reload_removed() {
        listeners.jwt().keysFetched(ISSUER, bytes("keys"));
        listeners.jwt().keysUnavailable(ISSUER, "no route");
        listeners.jwt().keysFetched("https://another.example", bytes("others"));

        listeners.jwt().issuerRemoved(ISSUER);

        assertThat(metrics.text())
                .doesNotContain(Sha256.of(ISSUER))
                .contains(Sha256.of("https://another.example"))
                .contains(Sha256.of("others"));
    }

    @Test
    void hashes_as_kube_apiserver_does() {
        assertThat(Sha256.of("abc"))
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of("")).isEmpty();
    }

    @Test
    void names_this_server_by_a_hash_of_its_host() {
        assertThat(ApiServerId.of("cp-1")).isEqualTo("apiserver-rplpdvtx3lntmi4xy2xnxookk4");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
