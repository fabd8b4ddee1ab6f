package io.github.kubeauthn.apiserver.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagValidationTest {

    private static List<String> faultsOf(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--service-account-issuer=https://k.example", "--service-account-key-file=sa.pub"));
        arguments.addAll(List.of(more));
        return faultsOfAll(arguments);
    }

    private static List<String> faultsOfAll(List<String> arguments) {
        AuthenticationOptions options = new AuthenticationOptions();
        options.flags.parse(arguments);
        return FlagValidation.faults(options, FilePaths.relativeTo(Path.of("/nonexistent")));
    }

    @Test
    void an_issuer_and_a_key_are_required() {
        assertThat(faultsOfAll(List.of()))
                .containsExactly(
                        "service-account-issuer is a required flag",
                        "either `--service-account-key-file` or `--service-account-signing-endpoint` must be set");
        assertThat(faultsOf()).isEmpty();
    }

    @Test
    void issuers_are_there_once_and_say_something() {
        assertThat(faultsOf("--service-account-issuer=", "--service-account-issuer=https://k.example"))
                .containsExactly(
                        "service-account-issuer should not be an empty string",
                        "service-account-issuer \"https://k.example\" is already specified");
    }

    @Test
    void an_issuer_with_a_colon_is_a_url() {
        assertThat(faultsOf("--service-account-issuer=a:b", "--service-account-issuer=no url"))
                .isEmpty();
        assertThat(faultsOf("--service-account-issuer=://"))
                .containsExactly(
                        "service-account-issuer \"://\" contained a ':' but was not a valid URL: parse \"://\":"
                                + " missing protocol scheme");
    }

    @Test
    void the_key_sets_address_is_a_url_with_https() {
        assertThat(faultsOf("--service-account-jwks-uri=https://x/y")).isEmpty();
        assertThat(faultsOf("--service-account-jwks-uri=http://x/y?z#w"))
                .containsExactly("service-account-jwks-uri requires https scheme, parsed as: http://x/y?z#w");
    }

    @Test
    void openid_connect_needs_issuer_and_client_together_and_no_configuration_file() {
        assertThat(faultsOf("--oidc-groups-claim=groups"))
                .containsExactly(
                        "oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set");
        assertThat(faultsOf("--oidc-issuer-url=https://x", "--oidc-client-id=y"))
                .isEmpty();
        assertThat(faultsOf("--authentication-config=f", "--oidc-client-id=y"))
                .containsExactly("authentication-config file and oidc-* flags are mutually exclusive");
    }

    @Test
    void no_header_of_the_front_proxy_is_blank() {
        assertThat(faultsOf(
                        "--requestheader-allowed-names=a,",
                        "--requestheader-username-headers= ",
                        "--requestheader-group-headers=a,,b",
                        "--requestheader-uid-headers=X-Remote-Uid,",
                        "--requestheader-extra-headers-prefix=\t"))
                .containsExactly(
                        "empty value in \"requestheader-username-headers\"",
                        "empty value in \"requestheader-group-headers\"",
                        "empty value in \"requestheader-extra-headers-prefix\"",
                        "empty value in \"requestheader-allowed-names\"",
                        "empty value in \"requestheader-uid-headers\"");
    }

    @Test
    void the_standard_uid_header_is_among_those_given() {
        assertThat(faultsOf("--requestheader-uid-headers=x-remote-UID,X-Mine")).isEmpty();
        assertThat(faultsOf("--requestheader-uid-headers=X-Mine"))
                .containsExactly(
                        "--requestheader-uid-headers is set without specifying the standard X-Remote-Uid header -"
                                + " API aggregation will not work");
        assertThat(faultsOf("--feature-gates=RemoteRequestHeaderUID=false", "--requestheader-uid-headers=X-Remote-Uid"))
                .containsExactly(
                        "--requestheader-uid-headers requires the \"RemoteRequestHeaderUID\" feature to be enabled");
    }
}
