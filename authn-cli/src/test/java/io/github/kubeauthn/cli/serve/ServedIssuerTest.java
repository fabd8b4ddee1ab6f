package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.cli.ControlPlane;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a JWT issuer in the file of {@code --authentication-config}: its health, and what it counts. */
class ServedIssuerTest {

    private static final Clock CLOCK = Clock.fixed(ControlPlane.NOW, ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private ControlPlane plane;
    private FakeOidcProvider issuer;
    private SimulatedApiServer server;
    private HttpClient http;

    @BeforeEach
    void set_up() throws Exception {
        plane = new ControlPlane(folder);
        issuer = FakeOidcProvider.start(CLOCK, SigningKey.rsa());
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        issuer.close();
    }

    private void serve() throws Exception {
        plane.write(
                "auth.yaml", """
                apiVersion: apiserver.config.k8s.io/v1
                kind: AuthenticationConfiguration
                jwt:
                - issuer:
                    url: %s
                    audiences: [kubernetes]
                    certificateAuthority: |
                %s
                  claimMappings:
                    username: {claim: email, prefix: ""}
                """.formatted(issuer.issuer(), issuer.ca().pem().indent(10)));
        List<String> flags = List.of(
                "--authentication-config=auth.yaml",
                "--service-account-issuer=" + ControlPlane.ISSUER,
                "--service-account-key-file=sa.pub",
                "--service-account-signing-key-file=sa.key",
                "--authorization-mode=RBAC");
        Instant now = Instant.now();
        ServingCertificate certificate =
                ServingCertificate.signedBy(ServingCertificate.authority(now), now, "127.0.0.1");
        server = SimulatedApiServer.start(
                JettyServer::new,
                KubeApiServerFlags.parse(flags, folder),
                new InMemoryCluster(ClusterState.empty()),
                () -> certificate,
                new ListenAddress("127.0.0.1", 0),
                CLOCK);
        http = TrustingClient.of(certificate.authorityPem());
    }

    @Test
    void is_not_ready_before_its_issuers_are_and_says_which_check_it_is() throws Exception {
        issuer.fail(Outage.DOWN);
        serve();

        assertThat(get("/readyz").statusCode()).isEqualTo(500);
        assertThat(get("/readyz").body()).isEqualTo("""
                [+]ping ok
                [-]jwt-issuers failed: reason withheld
                readyz check failed
                """);
        assertThat(get("/readyz/jwt-issuers").body())
                .startsWith("internal server error: oidc: authenticator for issuer \"" + issuer.issuer() + "\" is not");
        assertThat(get("/readyz?exclude=jwt-issuers").body()).isEqualTo("ok");
        assertThat(get("/livez").body()).isEqualTo("ok");
    }

    @Test
    void counts_tokens_of_issuers_and_the_keys_and_the_file_that_it_used() throws Exception {
        serve();
        awaitReady();

        HttpResponse<String> response = send(to("/version")
                .header(
                        "Authorization",
                        "Bearer "
                                + issuer.token("1")
                                        .claim("email", "jane@example.org")
                                        .sign()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains("authenticated_user_requests{username=\"email_id\"} 1\n")
                .contains("apiserver_authentication_jwt_authenticator_latency_seconds_count{result=\"success\"")
                .doesNotContain("apiserver_authentication_jwt_authenticator_latency_seconds_count{result=\"failure\"")
                .contains(
                        "apiserver_authentication_jwt_authenticator_jwks_fetch_last_timestamp_seconds{result=\"success\"")
                .contains(
                        "apiserver_authentication_jwt_authenticator_jwks_fetch_last_key_set_info{jwt_issuer_hash=\"sha256:")
                .contains("apiserver_authentication_config_controller_last_config_info{apiserver_id_hash=\"sha256:");
    }

    private void awaitReady() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (get("/readyz").statusCode() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(get("/readyz?verbose").body()).isEqualTo("""
                [+]ping ok
                [+]jwt-issuers ok
                readyz check passed
                """);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
