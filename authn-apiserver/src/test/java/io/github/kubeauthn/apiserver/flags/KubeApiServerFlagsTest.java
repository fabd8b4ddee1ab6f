package io.github.kubeauthn.apiserver.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.testkit.question.Questions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeApiServerFlagsTest {

    private static final String PUBLIC_KEY = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEH6cuzP8XuD5wal6wf9M6xDljTOPL
            X2i8uIp/C/ASqiIGUeeKQtX0/IR3qCXyThP/dbCiHrF3v1cuhBOHY8CLVg==
            -----END PUBLIC KEY-----
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("sa.pub"), PUBLIC_KEY);
        Files.writeString(folder.resolve("tokens.csv"), "janes-token,jane,1,\"dev,qa\"\n");
        Files.writeString(folder.resolve("passwords.csv"), "janes-password,jane,1,\"dev\"\n");
    }

    private AuthenticationChain chainOf(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--service-account-issuer=https://k.example", "--service-account-key-file=sa.pub"));
        arguments.addAll(List.of(more));
        return KubeApiServerFlags.parse(arguments, folder).buildChain(Surroundings.emptyCluster());
    }

    private static RequestDecision decide(AuthenticationChain chain, String authorization) {
        return chain.decide(Questions.withHeader("Authorization", authorization));
    }

    @Test
    void files_are_found_relative_to_the_given_folder() {
        try (AuthenticationChain chain = chainOf("--token-auth-file=tokens.csv")) {
            assertThat(((Admitted) decide(chain, "Bearer janes-token")).user().groups())
                    .containsExactly("dev", "qa", "system:authenticated");
        }
    }

    @Test
    void a_password_file_is_used_where_it_is_asked_for() {
        String credentials = Base64.getEncoder().encodeToString("jane:janes-password".getBytes(StandardCharsets.UTF_8));

        try (AuthenticationChain chain = chainOf("--basic-auth-file=passwords.csv")) {
            assertThat(((Admitted) decide(chain, "Basic " + credentials)).user().name())
                    .isEqualTo("jane");
        }
        try (AuthenticationChain chain = chainOf()) {
            assertThat(decide(chain, "Basic " + credentials).status()).isEqualTo(401);
        }
    }

    @Test
    void anonymous_requests_need_an_authorizer_that_does_not_allow_everything() {
        HttpCredential nothing = HttpCredential.builder().build();

        try (AuthenticationChain chain = chainOf("--authorization-mode=Node,RBAC")) {
            assertThat(chain.decide(nothing).status()).isEqualTo(200);
        }
        try (AuthenticationChain chain = chainOf("--authorization-mode=RBAC", "--anonymous-auth=false")) {
            assertThat(chain.decide(nothing).status()).isEqualTo(401);
        }
        try (AuthenticationChain chain = chainOf()) {
            assertThat(chain.decide(nothing).status())
                    .as("AlwaysAllow is the default")
                    .isEqualTo(401);
        }
        try (AuthenticationChain chain = chainOf("--authorization-config=authz.yaml")) {
            assertThat(chain.decide(nothing).status()).isEqualTo(200);
        }
    }

    @Test
    void an_authentication_configuration_decides_about_anonymous_requests_alone() throws IOException {
        Files.writeString(folder.resolve("authn.yaml"), """
                apiVersion: apiserver.config.k8s.io/v1
                kind: AuthenticationConfiguration
                anonymous:
                  enabled: true
                  conditions:
                  - path: /livez
                """);

        try (AuthenticationChain chain = chainOf("--authentication-config=authn.yaml")) {
            assertThat(chain.decide(HttpCredential.builder().path("/livez").build())
                            .status())
                    .isEqualTo(200);
            assertThat(chain.decide(HttpCredential.builder().path("/api").build())
                            .status())
                    .isEqualTo(401);
        }
        assertThatThrownBy(() -> chainOf("--authentication-config=authn.yaml", "--anonymous-auth=true"))
                .hasMessage(
                        "anonymous: Forbidden: --anonymous-auth flag cannot be set when anonymous field is configured in"
                                + " authentication configuration file");
    }

    @Test
    void what_cannot_be_used_is_refused_at_start_under_the_name_that_the_flag_gives() throws IOException {
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(folder.resolve("nonsense"), "nonsense");

        assertRefused("--client-ca-file=missing", "open missing: no such file or directory");
        assertRefused("--client-ca-file=empty", "missing content for CA bundle \"client-ca-bundle::empty\"");
        assertRefused(
                "--requestheader-client-ca-file=nonsense",
                "error loading CA bundle for \"request-header::nonsense\": data does not contain any valid RSA or ECDSA"
                        + " certificates");
        assertRefused(
                "--service-account-key-file=nonsense",
                "error reading public key file nonsense: data does not contain any valid RSA or ECDSA public keys");
        assertRefused(
                "--token-auth-file=nonsense",
                "token file 'nonsense' must have at least 3 columns (token, user name, user uid), found 1");
        assertRefused(
                "--authentication-config=missing",
                "failed to load authentication configuration from file \"missing\": open missing: no such file or"
                        + " directory");
    }

    @Test
    void what_is_not_built_is_refused_by_name() {
        assertThatThrownBy(() -> chainOf("--service-account-signing-endpoint=/run/signer.sock"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("--service-account-signing-endpoint ");
    }

    @Test
    void all_that_contradicts_is_told_at_once() {
        assertThatThrownBy(() -> KubeApiServerFlags.parse(List.of("--oidc-client-id=x"), folder)
                        .buildChain(Surroundings.emptyCluster()))
                .hasMessage(
                        "[oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set,"
                                + " service-account-issuer is a required flag, either `--service-account-key-file` or"
                                + " `--service-account-signing-endpoint` must be set]");
    }

    private void assertRefused(String flag, String message) {
        assertThatThrownBy(() -> chainOf(flag))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(message);
    }
}
