package io.github.kubeauthn.x509;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.pki.CertificateBuilder;
import io.github.kubeauthn.testkit.pki.CertificatePurpose;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeaderAuthenticatorTest {

    private static final TestCa CA = TestCa.named("front-proxy-ca");
    private static final PeerCertificate PROXY =
            CA.client("front-proxy-client").issue().peerCertificate();

    private final RequestHeaderAuthenticator authenticator = standard().build();

    private static RequestHeaderAuthenticator.Builder standard() {
        return RequestHeaderAuthenticator.builder(
                        CaBundle.ofDer("test", List.of(CA.identity().der())))
                .allowedNames(List.of("front-proxy-client", "another"))
                .usernameHeaders(List.of("X-Remote-User", "X-Other-User"))
                .uidHeaders(List.of("X-Remote-Uid"))
                .groupHeaders(List.of("X-Remote-Group", "X-Other-Group"))
                .extraHeaderPrefixes(List.of("X-Remote-Extra-"));
    }

    @Test
    void the_headers_of_the_proxy_are_believed() {
        UserInfo user = user(
                "X-Remote-User", "jane",
                "X-Remote-Uid", "42",
                "X-Other-Group", "last",
                "X-Remote-Group", "dev",
                "X-Remote-Group", "",
                "X-Remote-Group", "ops,more",
                "X-Remote-Extra-Scopes", "a",
                "X-Remote-Extra-Scopes", "");

        assertThat(user)
                .isEqualTo(new UserInfo(
                        "jane", "42", List.of("dev", "ops,more", "last"), Map.of("scopes", List.of("a", ""))));
    }

    @Test
    void the_first_header_with_a_value_names_the_user() {
        assertThat(ask("X-Other-User", "b", "X-Remote-User", "a")).isAuthenticatedAs("a");
        assertThat(ask("X-Other-User", "b")).isAuthenticatedAs("b");
        assertThat(ask("X-Remote-User", "", "X-Other-User", "b")).isAuthenticatedAs("b");
        assertThat(ask("x-remote-user", "a", "X-REMOTE-USER", "b")).isAuthenticatedAs("a");
    }

    @Test
    void only_the_first_value_of_a_header_names_the_user() {
        assertThat(ask("X-Remote-User", "", "X-Remote-User", "jane")).hasNoOpinion();
    }

    @Test
    void without_a_user_there_is_no_opinion() {
        assertThat(ask("X-Remote-Group", "dev")).hasNoOpinion();
    }

    @Test
    void without_a_certificate_there_is_no_opinion() {
        HttpCredential credential = HttpCredential.builder()
                .headers(headers("X-Remote-User", "jane"))
                .build();

        assertThat(authenticator.authenticate(credential)).hasNoOpinion();
    }

    @Test
    void without_a_bundle_there_is_no_opinion() {
        RequestHeaderAuthenticator early = RequestHeaderAuthenticator.builder(Optional::empty)
                .usernameHeaders(List.of("X-Remote-User"))
                .build();

        assertThat(early.authenticate(credential(PROXY, "X-Remote-User", "jane")))
                .hasNoOpinion();
    }

    @Test
    void a_stranger_is_refused_even_without_headers() {
        PeerCertificate stranger =
                CertificateBuilder.client("front-proxy-client").issue().peerCertificate();

        assertThat(authenticator.authenticate(credential(stranger)))
                .isEqualTo(Failed.refused("x509: certificate signed by unknown authority"));
    }

    @Test
    void a_certificate_of_another_name_is_refused() {
        PeerCertificate other = CA.client("other").issue().peerCertificate();
        PeerCertificate nameless = CA.client("").issue().peerCertificate();

        assertThat(authenticator.authenticate(credential(other, "X-Remote-User", "jane")))
                .isEqualTo(Failed.refused("x509: subject with cn=other is not in the allowed list"));
        assertThat(authenticator.authenticate(credential(nameless, "X-Remote-User", "jane")))
                .isEqualTo(Failed.refused("x509: subject with cn= is not in the allowed list"));
    }

    @Test
    void without_allowed_names_any_will_do() {
        PeerCertificate other = CA.client("other").issue().peerCertificate();

        assertThat(standard().allowedNames(List.of()).build().authenticate(credential(other, "X-Remote-User", "jane")))
                .isAuthenticated();
    }

    @Test
    void a_server_certificate_is_refused() {
        PeerCertificate server = CA.client("front-proxy-client")
                .usableFor(CertificatePurpose.SERVER)
                .issue()
                .peerCertificate();

        assertThat(authenticator.authenticate(credential(server, "X-Remote-User", "jane")))
                .isEqualTo(Failed.refused("x509: certificate specifies an incompatible key usage"));
    }

    @Test
    void a_malformed_certificate_is_refused() {
        assertThat(authenticator.authenticate(credential(PeerCertificate.ofDer(new byte[0]), "X-Remote-User", "jane")))
                .isEqualTo(Failed.refused("x509: malformed certificate"));
    }

    @ParameterizedTest
    @CsvSource({
        "Scopes,scopes",
        "Example.com%2fKey,example.com/key",
        "Example.com%2Fkey,example.com/key",
        "%41,A",
        "%e2%82%ac,€",
        "A%2541,a%41", // once
        "A%zz,a%zz", // malformed: kept
        "A%,a%",
        "A%4,a%4",
        "%41%zz,%41%zz",
        "A+b,a+b",
        "'',''"
    })
    void the_key_of_extra_is_in_lower_case_and_percent_decoded(String rest, String key) {
        assertThat(user("X-Remote-User", "jane", "X-Remote-Extra-" + rest, "v").extra())
                .isEqualTo(Map.of(key, List.of("v")));
    }

    @Test
    void lower_case_goes_character_by_character() {
        assertThat(user("X-Remote-User", "jane", "X-Remote-Extra-\u0130\u03a3", "v")
                        .extra())
                .containsOnlyKeys("i\u03c3");
    }

    @ParameterizedTest
    @CsvSource({"%ff,\ufffd", "%e2%82,\ufffd\ufffd", "%ed%a0%80,\ufffd\ufffd\ufffd", "a%c3b,a\ufffdb"})
    void each_byte_of_a_key_that_is_no_utf8_is_replaced_as_go_does(String rest, String key) {
        assertThat(user("X-Remote-User", "jane", "X-Remote-Extra-" + rest, "v").extra())
                .containsOnlyKeys(key);
    }

    @Test
    void headers_of_the_same_key_are_put_together() {
        assertThat(user("X-Remote-User", "jane", "X-Remote-Extra-A", "1", "X-Remote-Extra-%61", "2")
                        .extra())
                .isEqualTo(Map.of("a", List.of("1", "2")));
    }

    @Test
    void prefixes_are_read_in_their_order() {
        RequestHeaderAuthenticator two = standard()
                .extraHeaderPrefixes(List.of("X-Second-", "x-remote-extra-"))
                .build();

        AuthenticationResult result = two.authenticate(
                credential(PROXY, "X-Remote-User", "jane", "X-Remote-Extra-A", "1", "X-Second-A", "2"));

        assertThat(((Authenticated) result).user().extra()).isEqualTo(Map.of("a", List.of("2", "1")));
    }

    @Test
    void after_a_success_the_headers_go() {
        Authenticated success = (Authenticated)
                ask("X-Remote-User", "jane", "X-Remote-Extra-A", "1", "X-Other-Group", "g", "Accept", "*/*");

        assertThat(success.headerEdits()).isEqualTo(authenticator.headerEdits());
        assertThat(headers("X-Remote-User", "jane", "x-remote-extra-a", "1", "X-Other-Group", "g", "Accept", "*/*")
                        .edited(success.headerEdits())
                        .names())
                .containsExactly("Accept");
    }

    @Test
    void the_standard_headers_can_be_removed_whatever_is_configured() {
        assertThat(RequestHeaderAuthenticator.standardHeaderEdits())
                .containsExactly(
                        new HeaderEdit.Remove("X-Remote-User"),
                        new HeaderEdit.Remove("X-Remote-Uid"),
                        new HeaderEdit.Remove("X-Remote-Group"),
                        new HeaderEdit.RemovePrefix("X-Remote-Extra-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_blank_header_is_refused(String blank) {
        assertThatThrownBy(() -> standard().extraHeaderPrefixes(List.of("X-", blank)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("empty header ");
    }

    private UserInfo user(String... fields) {
        return ((Authenticated) ask(fields)).user();
    }

    private AuthenticationResult ask(String... fields) {
        return authenticator.authenticate(credential(PROXY, fields));
    }

    private static HttpCredential credential(PeerCertificate certificate, String... fields) {
        return HttpCredential.builder()
                .headers(headers(fields))
                .peerCertificates(List.of(certificate))
                .build();
    }

    private static Headers headers(String... fields) {
        Headers.Builder builder = Headers.builder();
        for (int i = 0; i < fields.length; i += 2) {
            builder.add(fields[i], fields[i + 1]);
        }
        return builder.build();
    }
}
