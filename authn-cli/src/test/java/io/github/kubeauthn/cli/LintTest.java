package io.github.kubeauthn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.cli.pki.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {

    private ControlPlane plane;

    @BeforeEach
    void set_up(@TempDir Path folder) {
        plane = new ControlPlane(folder);
    }

    private Run lint(String... more) {
        List<String> arguments = new ArrayList<>(List.of("lint", "--"));
        arguments.addAll(plane.flags());
        arguments.addAll(List.of(more));
        return Run.of(arguments);
    }

    private Run lintWithoutAllowedNames(String... more) {
        List<String> arguments = new ArrayList<>(List.of("lint", "--"));
        plane.flags().stream()
                .filter(flag -> !flag.startsWith("--requestheader-allowed-names"))
                .forEach(arguments::add);
        arguments.addAll(List.of(more));
        return Run.of(arguments);
    }

    @Test
    void finds_no_error_in_flags_that_kube_apiserver_takes() {
        Run run = lint();

        assertThat(run.status()).isZero();
        assertThat(run.out()).doesNotContain("error:").contains("warning: --token-auth-file: ");
    }

    @Test
    void says_in_one_line_where_an_expression_is_wrong() {
        String configuration = plane.write("auth.yaml", """
                apiVersion: apiserver.config.k8s.io/v1
                kind: AuthenticationConfiguration
                jwt:
                - issuer: {url: https://issuer.example, audiences: [a]}
                  claimMappings: {username: {expression: "claims.emial +"}}
                """);

        Run run = Run.of("lint", "--authentication-config", configuration);

        assertThat(run.out())
                .startsWith("error: " + configuration + ": jwt[0].claimMappings.username.expression: Invalid value: ")
                .contains("ERROR: <input>:1:15: ")
                .hasLineCount(1);
    }

    @Test
    void names_flags_that_do_not_exist() {
        assertThat(lint("--tls-min=3").out()).contains("error: command line: unknown flag: --tls-min");
    }

    @Test
    void takes_underscores_for_dashes_in_the_names_of_flags() {
        assertThat(lint("--secure_port=6443").out()).doesNotContain("error:");
    }

    @Test
    void names_values_of_a_wrong_type_in_flags_of_other_parts() {
        assertThat(lint("--secure-port", "https").out())
                .contains("invalid argument \"https\" for \"--secure-port\" flag: strconv.ParseInt: parsing \"https\":"
                        + " invalid syntax");
    }

    @Test
    void names_words_that_are_no_flags() {
        assertThat(lint("oops").out()).contains("\"kube-apiserver\" does not take any arguments, got [\"oops\"]");
    }

    @Test
    void names_every_file_that_does_not_load() {
        Run run = lint("--token-auth-file=gone.csv", "--service-account-key-file=gone.pub");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .contains("open gone.csv: no such file or directory")
                .contains("open gone.pub: no such file or directory");
    }

    @Test
    void opens_the_certificates_that_kube_apiserver_shows_of_itself() {
        assertThat(lint("--tls-cert-file=gone.crt").out())
                .contains("error: --tls-cert-file: open gone.crt: no such file or directory");
    }

    @Test
    void warns_of_an_authority_that_expires_soon() {
        plane.write(
                "ca.crt",
                CertificateAuthority.create("soon", Instant.now(), Duration.ofDays(3))
                        .certificatePem());

        assertThat(lint().out())
                .contains("warning: --client-ca-file: the certificate of soon in ")
                .contains("expires in 2 d");
    }

    @Test
    void warns_where_an_authorizer_that_allows_everything_turns_anonymous_off() {
        assertThat(lint("--authorization-mode=AlwaysAllow").out())
                .contains("anonymous requests are off although the flag is on");
    }

    @Test
    void warns_of_a_front_proxy_whose_names_are_not_limited() {
        Run run = Run.of(
                "lint",
                "--",
                "--requestheader-client-ca-file=" + plane.path("front-proxy-ca.crt"),
                "--service-account-issuer=" + ControlPlane.ISSUER,
                "--service-account-key-file=" + plane.path("sa.pub"),
                "--service-account-signing-key-file=" + plane.path("sa.key"));

        assertThat(run.out()).contains("warning: --requestheader-allowed-names: no names are allowed");
    }

    @Test
    void stops_at_a_client_authority_that_may_also_name_users_for_others_as_kube_apiserver_does() {
        Run run = lintWithoutAllowedNames("--requestheader-client-ca-file=" + plane.path("ca.crt"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .contains("error: flags: --requestheader-client-ca-file and --client-ca-file contain overlapping"
                        + " certificates; --requestheader-allowed-names must be specified");
    }

    @Test
    void finds_the_shared_certificate_among_others() {
        String both = plane.write("both.crt", plane.proxies.certificatePem() + plane.clients.certificatePem());

        assertThat(lintWithoutAllowedNames("--requestheader-client-ca-file=" + both)
                        .out())
                .contains("contain overlapping certificates");
    }

    @Test
    void does_not_mind_a_shared_authority_whose_names_are_limited() {
        assertThat(lint("--requestheader-client-ca-file=" + plane.path("ca.crt"))
                        .out())
                .doesNotContain("--requestheader-allowed-names");
    }

    @Test
    void warns_of_legacy_tokens_in_use() {
        String objects = plane.write("secrets.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {namespace: shop, name: cart-token}
                type: kubernetes.io/service-account-token
                data: {token: c2VjcmV0}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {namespace: shop, name: something-else}
                type: Opaque
                """);

        Run run = Run.of("lint", "--objects", objects);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("warning: --objects: legacy tokens are in use, which never expire: those of the Secrets"
                        + " [shop/cart-token]; ");
    }

    @Test
    void warns_of_legacy_tokens_that_outlive_their_secrets() {
        assertThat(lint("--service-account-lookup=false").out())
                .contains("without the lookup a legacy token stays good for ever");
    }

    @Test
    void warns_of_anonymous_requests_on_every_path() {
        assertThat(lint().out()).contains("warning: --anonymous-auth: anonymous requests are open on every path");
    }

    @Test
    void warns_of_a_username_claim_that_can_say_system() {
        Run run = Run.of("lint", "--authentication-config", configuration("username: {claim: sub, prefix: \"\"}"));

        assertThat(run.out()).contains("the claim sub has no prefix, so the issuer can say system:admin");
    }

    @Test
    void warns_of_an_email_claim_without_email_verified() {
        Run run = Run.of("lint", "--authentication-config", configuration("username: {claim: email, prefix: \"x:\"}"));

        assertThat(run.out()).contains("a token without the claim email_verified passes as verified");
    }

    @Test
    void runs_sample_claims_through_the_rules() {
        String claims = plane.write(
                "claims.json", "{\"iss\":\"https://issuer.example\",\"aud\":\"k8s\",\"exp\":1,\"sub\":\"jane\"}");

        Run run = Run.of(
                "lint",
                "--authentication-config",
                configuration("username: {claim: sub, prefix: \"x:\"}"),
                "--claims",
                claims);

        assertThat(run.out()).contains("the claims become the user x:jane in []");
    }

    @Test
    void says_that_the_issuer_of_sample_claims_is_another_one() {
        String claims = plane.write(
                "claims.json", "{\"iss\":\"https://issuer.example/\",\"aud\":\"k8s\",\"exp\":1,\"sub\":\"jane\"}");

        Run run = Run.of(
                "lint",
                "--authentication-config",
                configuration("username: {claim: sub, prefix: \"x:\"}"),
                "--claims",
                claims);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("the claims are of the issuer \"https://issuer.example/\"");
    }

    private String configuration(String username) {
        return plane.write("auth.yaml", """
                apiVersion: apiserver.config.k8s.io/v1
                kind: AuthenticationConfiguration
                jwt:
                - issuer:
                    url: https://issuer.example
                    audiences: [k8s]
                  claimMappings:
                    %s
                """.formatted(username));
    }
}
