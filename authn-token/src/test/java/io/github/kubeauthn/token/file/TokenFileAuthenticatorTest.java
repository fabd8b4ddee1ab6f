package io.github.kubeauthn.token.file;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFileAuthenticatorTest {

    @Test
    void a_line_is_token_name_uid_and_groups() {
        TokenFileAuthenticator file = parse("""
                t1,jane,uid-jane
                t2,kim,uid-kim,"dev,qa, ops "
                t3,lee,uid-lee,dev,ignored,ignored
                t4,,
                t5,yoon,8,""
                "t,6",choi,4,"a,,b,"
                """);

        assertThat(file.authenticate(BearerToken.of("t1"))).isEqualTo(user("jane", "uid-jane"));
        assertThat(file.authenticate(BearerToken.of("t2"))).isEqualTo(user("kim", "uid-kim", "dev", "qa", " ops "));
        assertThat(file.authenticate(BearerToken.of("t3"))).isEqualTo(user("lee", "uid-lee", "dev"));
        assertThat(file.authenticate(BearerToken.of("t4"))).isEqualTo(user("", ""));
        assertThat(file.authenticate(BearerToken.of("t5"))).isEqualTo(user("yoon", "8", ""));
        assertThat(file.authenticate(BearerToken.of("t,6"))).isEqualTo(user("choi", "4", "a", "", "b", ""));
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void any_other_token_is_no_opinion() {
        TokenFileAuthenticator file = parse("token,jane,1\n");

        for (String other : List.of("", "toke", "token ", "Token", "tokens")) {
            assertThat(file.authenticate(BearerToken.of(other))).isEqualTo(AuthenticationResult.noOpinion());
        }
    }

    @Test
    void the_last_line_of_a_token_counts() {
        TokenFileAuthenticator file = parse("t,first,1,a\nx,y,z\nt,second,2\n");

        assertThat(file.authenticate(BearerToken.of("t"))).isEqualTo(user("second", "2"));
        assertThat(file.warnings())
                .containsExactly("duplicate token has been found in token file 'tokens.csv', record number '3'");
    }

    @Test
    void an_empty_token_is_passed_over() {
        TokenFileAuthenticator file = parse("\n,nobody,1\nt,jane,2\n");

        assertThat(file.authenticate(BearerToken.of(""))).isEqualTo(AuthenticationResult.noOpinion());
        assertThat(file.authenticate(BearerToken.of("t"))).isEqualTo(user("jane", "2"));
        assertThat(file.warnings())
                .containsExactly("empty token has been found in token file 'tokens.csv', record number '1'");
    }

    @Test
    void a_token_that_is_not_utf8_is_known_by_no_other_name() {
        TokenFileAuthenticator file = TokenFileAuthenticator.parse(
                "tokens.csv", "t\u00ff,jane,1\nother,k\u00fcm,2\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.authenticate(BearerToken.of("t\ufffd"))).isEqualTo(AuthenticationResult.noOpinion());
        assertThat(file.authenticate(BearerToken.of("other"))).isAuthenticated();
        assertThat(file.warnings()).hasSize(1);

        assertThat(parse("t\ufffd,jane,1\n").authenticate(BearerToken.of("t\ufffd")))
                .isEqualTo(user("jane", "1"));
    }

    @Test
    void a_file_is_text_only_if_its_end_is_too() {
        String many = "other,k\u00fcm,2\n".repeat(1_000);
        byte[] torn = (many + "t\ufffd,jane,1\nlast,kim,3,").getBytes(StandardCharsets.UTF_8);
        torn = Arrays.copyOf(torn, torn.length + 1);
        torn[torn.length - 1] = (byte) 0xc3;

        assertThat(TokenFileAuthenticator.parse("tokens.csv", torn).authenticate(BearerToken.of("t\ufffd")))
                .isEqualTo(AuthenticationResult.noOpinion());
        assertThat(parse(many + "t\ufffd,jane,1\n").authenticate(BearerToken.of("t\ufffd")))
                .isEqualTo(user("jane", "1"));
    }

    @Test
    void a_file_may_be_empty() {
        assertThat(parse("").authenticate(BearerToken.of("t"))).isEqualTo(AuthenticationResult.noOpinion());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "t | token file 'tokens.csv' must have at least 3 columns (token, user name, user uid), found 1",
                "t,u | token file 'tokens.csv' must have at least 3 columns (token, user name, user uid), found 2",
                "~a,b,c\n,~ | token file 'tokens.csv' must have at least 3 columns (token, user name, user uid), found 2",
                "~a,b,c\n\"x\"y,b,c~ | parse error on line 2, column 3: extraneous or missing \" in quoted-field",
                "a\"b,c,d | parse error on line 1, column 2: bare \" in non-quoted-field",
            })
    void a_file_that_kubernetes_refuses_is_refused(String content, String message) {
        assertThatThrownBy(() -> parse(content))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void a_file_is_read_from_its_path(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("tokens.csv");
        Files.writeString(path, "t,jane,1");

        assertThat(TokenFileAuthenticator.read(path).authenticate(BearerToken.of("t")))
                .isEqualTo(user("jane", "1"));
        assertThatThrownBy(() -> TokenFileAuthenticator.read(folder.resolve("none")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("open " + folder.resolve("none") + ": no such file or directory");
        assertThatThrownBy(() -> TokenFileAuthenticator.read(folder))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("read " + folder + ": is a directory");
    }

    private static TokenFileAuthenticator parse(String content) {
        return TokenFileAuthenticator.parse("tokens.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static Authenticated user(String name, String uid, String... groups) {
        return Authenticated.as(new UserInfo(name, uid, List.of(groups), Map.of()));
    }
}
