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

    @Test
    void finds_no_error_in_flags_that_kube_apiserver_takes() {
        Run run = lint();

        assertThat(run.status()).isZero();
        assertThat(run.out()).doesNotContain("error:").contains("warning: --token-auth-file: ");
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
