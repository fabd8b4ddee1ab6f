package io.github.kubeauthn.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.question.Questions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenAuthenticatorTest {

    private static final Authenticated JANE = Authenticated.as(UserInfo.named("jane"));

    private final List<BearerToken> asked = new ArrayList<>();
    private AuthenticationResult answer = JANE;
    private final BearerTokenAuthenticator authenticator = new BearerTokenAuthenticator(token -> {
        asked.add(token);
        return answer;
    });

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "Bearer tok | tok",
                "bEaReR tok | tok",
                "~  Bearer tok  ~ | tok",
                "~\u00a0Bearer tok\u3000~ | tok",
                "Bearer tok extra words | tok",
                "Bearer \"tok\" | \"tok\"",
                "Bearer a\tb | ~a\tb~",
                "Bearer \u00a0 | ~~",
                "Bearer a\u00a0b | a\u00a0b",
                "Bearer = | =",
            })
    void the_token_stands_between_the_first_and_the_second_space(String header, String token) {
        authenticate(header);

        assertThat(asked).extracting(BearerToken::token).isEqualTo(token.isEmpty() ? List.of() : List.of(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer\ttok",
                "Bearer\u00a0tok",
                "Bearer: tok",
                "Basic dG9r",
                "tok",
                "Bearer\u2003tok",
                "bearers tok",
                "b\u0435arer tok"
            })
    void no_bearer_token_is_no_opinion(String header) {
        assertThat(authenticate(header)).isEqualTo(AuthenticationResult.noOpinion());
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer  tok", "bearer  tok more", "Bearer   tok"})
    void a_token_behind_two_spaces_is_none_with_a_warning(String header) {
        assertThat(authenticate(header))
                .isEqualTo(
                        AuthenticationResult.noOpinion()
                                .withNotices(
                                        Notices.warning(
                                                "the provided Authorization header contains extra space before the bearer token, and is ignored")));
        assertThat(asked).isEmpty();
    }

    @Test
    void only_the_first_header_counts() {
        Headers headers = Headers.builder()
                .add("Authorization", "Basic x")
                .add("authorization", "Bearer tok")
                .build();

        assertThat(authenticate(headers)).isEqualTo(AuthenticationResult.noOpinion());
    }

    @Test
    void a_success_takes_the_header_away() {
        assertThat(authenticate("Bearer tok"))
                .isEqualTo(JANE.withHeaderEdits(List.of(new HeaderEdit.Remove("Authorization"))));
    }

    @Test
    void a_token_that_nobody_knows_is_refused() {
        answer = AuthenticationResult.noOpinion();
        assertThat(authenticate("Bearer tok")).isEqualTo(Failed.refused("invalid bearer token"));

        answer = AuthenticationResult.noOpinion().withNotices(Notices.warning("careful"));
        assertThat(authenticate("Bearer tok"))
                .isEqualTo(Failed.refused("invalid bearer token").withNotices(Notices.warning("careful")));
    }

    @Test
    void a_failure_is_passed_on() {
        answer = Failed.couldNotCheck("the webhook is down");

        assertThat(authenticate("Bearer tok")).isSameAs(answer);
    }

    @Test
    void the_circumstances_are_passed_on() {
        AuthenticationContext context = AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of("vault"));

        authenticator.authenticate(HttpCredential.builder()
                .headers(Headers.builder().add("Authorization", "Bearer tok").build())
                .context(context)
                .build());

        assertThat(asked).extracting(BearerToken::context).containsExactly(context);
    }

    private AuthenticationResult authenticate(String header) {
        return authenticator.authenticate(Questions.withHeader("Authorization", header));
    }

    private AuthenticationResult authenticate(Headers headers) {
        return authenticator.authenticate(
                HttpCredential.builder().headers(headers).build());
    }
}
