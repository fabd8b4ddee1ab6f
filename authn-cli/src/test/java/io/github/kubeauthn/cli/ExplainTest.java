package io.github.kubeauthn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.KeyPairs;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private ControlPlane plane;

    @BeforeEach
    void set_up(@TempDir Path folder) {
        plane = new ControlPlane(folder);
    }

    @Test
    void says_who_a_client_certificate_is_and_exits_with_0() {
        String certificate = plane.certificate(plane.clients, "jane", ControlPlane.NOW, Duration.ofDays(1));

        Run run = plane.explain("--cert", certificate);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("authenticated as jane (200)\n")
                .contains("Groups: [developers system:authenticated]")
                .contains("  credentials: authenticated as jane");
    }

    @Test
    void names_in_order_who_was_asked_and_who_was_not() {
        Run run = plane.explain("--token", "known-token");

        assertThat(run.out().lines().map(String::strip))
                .containsSubsequence(
                        "credentials: authenticated as kim",
                        "front proxy: no opinion",
                        "client certificate: no opinion",
                        "bearer token: authenticated as kim",
                        "token file: authenticated as kim",
                        "legacy service account token: not asked: somebody before it knew the credential",
                        "anonymous: not asked: somebody before it knew the credential");
    }

    @Test
    void exits_with_1_and_says_what_would_have_to_be_different_where_a_token_has_expired() {
        String token = plane.token(ControlPlane.NOW.minus(Duration.ofMinutes(63)), UnaryOperator.identity());

        Run run = plane.explain("--token", token);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("refused (401 Unauthorized): service account token has expired")
                .contains("3 min ago")
                .contains("> get a new token: kubectl create token");
    }

    @Test
    void shows_of_a_token_its_header_its_claims_and_its_key_id_but_never_its_signature() {
        String token = plane.token(ControlPlane.NOW, UnaryOperator.identity());

        Run run = plane.explain("--token", token);

        assertThat(run.out()).contains("key id: ").contains("claim sub: \"system:serviceaccount:shop:cart\"");
        assertThat(run.out() + run.err()).doesNotContain(token.substring(token.lastIndexOf('.') + 1));
    }

    @Test
    void shows_nothing_of_an_opaque_token_but_its_length() {
        Run run = plane.explain("--token", "s3cret-s3cret-s3cret");

        assertThat(run.out() + run.err()).contains("opaque, 20 characters").doesNotContain("s3cret");
    }

    @Test
    void writes_the_same_as_json() {
        Run run = plane.explain("--token", "known-token", "-o", "json");

        assertThat(run.out())
                .contains("\"decision\" : \"authenticated\"")
                .contains("\"kind\" : \"SelfSubjectReview\"")
                .contains("\"kind\" : \"TokenReview\"")
                .doesNotContain("known-token");
    }

    @Test
    void asks_as_a_token_review_for_an_audience_would() {
        String token = plane.token(ControlPlane.NOW, request -> request.withAudiences(List.of("vault")));

        assertThat(plane.explain("--token", token).status()).isEqualTo(1);
        assertThat(plane.explain("--token", token, "--audience", "vault").status())
                .isZero();
    }

    @Test
    void takes_nobody_for_anonymous_and_says_so() {
        Run run = plane.explain();

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("authenticated as system:anonymous (200)");
    }

    @Test
    void exits_with_2_and_one_line_where_the_configuration_is_wrong() {
        Run run = plane.explainWith(List.of("--client-ca-file=nowhere.crt"), "--token", "x");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("kube-authn: ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void says_that_flags_of_kube_apiserver_stand_behind_two_dashes() {
        Run run = Run.of("explain", "--client-ca-file=ca.crt");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("kube-apiserver's own flags stand behind --")
                .hasLineCount(1);
    }

    @Test
    void names_option_and_file_where_a_file_is_missing() {
        Run run = plane.explain("--token-file", plane.path("gone"));

        assertThat(run.err()).isEqualTo("kube-authn: --token-file: " + plane.path("gone") + ": no such file\n");
    }

    @Test
    void asks_for_the_token_where_a_shell_variable_was_empty() {
        assertThat(plane.explain("--token", "").out())
                .contains("> there is no token behind the word Bearer: was the variable or the file empty");
        assertThat(plane.explain("--header", "Authorization: Bearer").out())
                .contains("> there is no token behind the word Bearer");
    }

    @Test
    void advises_about_the_authority_of_a_certificate_only_where_no_file_has_it() {
        KeyPair keys = KeyPairs.generate();
        String forServers = plane.write(
                "server.crt",
                plane.clients.signServer("server", List.of(), keys.getPublic(), ControlPlane.NOW, Duration.ofDays(1)));
        String proxy = plane.certificate(plane.proxies, "another", ControlPlane.NOW, Duration.ofDays(1));
        CertificateAuthority stranger = CertificateAuthority.create("stranger", ControlPlane.NOW, Duration.ofDays(1));
        String strange = plane.certificate(stranger, "jane", ControlPlane.NOW, Duration.ofDays(1));

        assertThat(adviceOf(plane.explain("--cert", forServers)))
                .singleElement()
                .asString()
                .startsWith("> the certificate must be for clients");
        assertThat(adviceOf(plane.explain("--cert", proxy, "--header", "X-Remote-User: jane")))
                .singleElement()
                .asString()
                .startsWith("> use the proxy's certificate");
        assertThat(adviceOf(plane.explain("--cert", strange)))
                .singleElement()
                .asString()
                .startsWith("> use a certificate that a CA of the file signed");
    }

    @Test
    void says_what_is_wrong_with_a_bootstrap_token_and_its_Secret() {
        String secret = """
                apiVersion: v1
                kind: Secret
                type: bootstrap.kubernetes.io/token
                metadata: {namespace: kube-system, name: bootstrap-token-abcdef}
                stringData: {token-id: abcdef, token-secret: 0123456789abcdef}
                """;
        plane.write("objects.yaml", secret);

        assertThat(plane.explain("--token", "abcdef.fedcba9876543210").out())
                .contains("> the token's second half is not the one in its Secret")
                .doesNotContain("0123456789abcdef", "fedcba9876543210");
        assertThat(plane.explain("--token", "abcdef.0123456789abcdef").out())
                .contains(
                        "> the token may not authenticate: set usage-bootstrap-authentication to \"true\" in the Secret"
                                + " kube-system/bootstrap-token-abcdef")
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void asks_about_a_webhook_that_does_not_answer_and_shows_no_secret_of_its_kubeconfig() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String kubeconfig = plane.write("webhook.yaml", """
                apiVersion: v1
                kind: Config
                clusters: [{name: w, cluster: {server: "https://127.0.0.1:%d/authn"}}]
                users: [{name: u, user: {token: s3cret}}]
                contexts: [{name: c, context: {cluster: w, user: u}}]
                current-context: c
                """.formatted(closed));
        List<String> flags = new ArrayList<>(plane.flags());
        flags.add("--authentication-token-webhook-config-file=" + kubeconfig);

        Run run = plane.explainWith(flags, "--token", "abc.def");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("token webhook: could not check: Post \"https://127.0.0.1:" + closed + "/authn")
                .contains("> the token webhook at https://127.0.0.1:" + closed + "/authn could not be asked");
        assertThat(run.out() + run.err()).doesNotContain("s3cret", "abc.def");
    }

    @Test
    void every_command_tells_its_version() {
        assertThat(List.of("explain", "lint", "serve", "token", "cert", "generate-completion"))
                .allSatisfy(command -> assertThat(Run.of(command, "--version").out())
                        .startsWith("kube-authn ")
                        .contains("v1.37.2"));
    }

    /** That at the end, without the one beside each step. */
    private static List<String> adviceOf(Run run) {
        String end = run.out().substring(run.out().lastIndexOf("\n\n"));
        return end.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("> "))
                .toList();
    }
}
