package io.github.kubeauthn.token.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.question.Questions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthFileAuthenticatorTest {

    private static final Failed REFUSED = Failed.refused("invalid username/password combination");

    private final BasicAuthFileAuthenticator file = parse("""
            secret,jane,uid-jane
            "pass:word",kim,uid-kim,"dev,qa"
            old,lee,1
            new,lee,2
            ,empty,3
            pässwörd,müller,4
            """);

    @Test
    void a_line_is_password_name_uid_and_groups() {
        assertThat(authenticate("jane:secret")).isEqualTo(user("jane", "uid-jane"));
        assertThat(authenticate("kim:pass:word")).isEqualTo(user("kim", "uid-kim", "dev", "qa"));
        assertThat(authenticate("empty:")).isEqualTo(user("empty", "3"));
        assertThat(authenticate("m\u00fcller:p\u00e4ssw\u00f6rd")).isEqualTo(user("m\u00fcller", "4"));
    }

    @Test
    void the_last_line_of_a_name_counts() {
        assertThat(authenticate("lee:new")).isEqualTo(user("lee", "2"));
        assertThat(authenticate("lee:old")).isEqualTo(REFUSED);
        assertThat(file.warnings())
                .containsExactly(
                        "duplicate username 'lee' has been found in password file 'basic.csv', record number '4'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane:",
                "jane:Secret",
                "jane:secret ",
                ":secret",
                "nobody:secret",
                "Jane:secret",
                "jane\u0000:secret"
            })
    void anything_else_is_refused(String pair) {
        assertThat(authenticate(pair)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Bearer amFuZTpzZWNyZXQ=",
                "Basic\tamFuZTpzZWNyZXQ=",
                " Basic amFuZTpzZWNyZXQ=",
                "Basic  amFuZTpzZWNyZXQ=",
                "Basic amFuZTpzZWNyZXQ",
                "Basic amFuZTpzZWNyZXQ= ",
                "Basic amFuZQ==",
                "Basic ====",
                "Basic amFuZTpzZWNyZXQ=====",
                "Basic amFuZTpzZWNy ZXQ=",
                "Ba\u017fic amFuZTpzZWNyZXQ=",
                "Bas\u0131c amFuZTpzZWNyZXQ=",
                "Basic amFuZTpz-_NyZXQ="
            })
    void no_name_and_password_is_no_opinion(String header) {
        assertThat(authenticate(Headers.builder().add("Authorization", header).build()))
                .isEqualTo(AuthenticationResult.noOpinion());
    }

    @Test
    void the_scheme_is_matched_without_regard_to_case() {
        assertThat(authenticate(Headers.builder()
                        .add("authorization", "bASIC amFuZTpzZWNyZXQ=")
                        .build()))
                .isEqualTo(user("jane", "uid-jane"));
    }

    @Test
    void bytes_that_are_no_text_match_nothing_else() {
        BasicAuthFileAuthenticator latin = BasicAuthFileAuthenticator.parse(
                "basic.csv", "p\u00e4ss,jane,1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(latin.authenticate(credential("jane:p\ufffdss", StandardCharsets.UTF_8)))
                .isEqualTo(REFUSED);
        assertThat(parse("p\ufffdss,jane,1\n").authenticate(credential("jane:p\u00e4ss", StandardCharsets.ISO_8859_1)))
                .isEqualTo(REFUSED);
        assertThat(parse("p,j\ufffdne,1\n").authenticate(credential("j\u00e4ne:p", StandardCharsets.ISO_8859_1)))
                .isEqualTo(REFUSED);
    }

    @Test
    void a_file_that_kubernetes_refuses_is_refused() {
        assertThatThrownBy(() -> parse("a,b\n"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "password file 'basic.csv' must have at least 3 columns (password, user name, user uid), found 2");
    }

    private AuthenticationResult authenticate(String pair) {
        return file.authenticate(credential(pair, StandardCharsets.UTF_8));
    }

    private AuthenticationResult authenticate(Headers headers) {
        return file.authenticate(HttpCredential.builder().headers(headers).build());
    }

    private static HttpCredential credential(String pair, Charset charset) {
        String header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(charset));
        return Questions.withHeader("Authorization", header);
    }

    private static BasicAuthFileAuthenticator parse(String content) {
        return BasicAuthFileAuthenticator.parse("basic.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static Authenticated user(String name, String uid, String... groups) {
        return Authenticated.as(new UserInfo(name, uid, List.of(groups), Map.of()))
                .withHeaderEdits(List.of(new HeaderEdit.Remove("Authorization")));
    }
}
