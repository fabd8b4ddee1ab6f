package io.github.kubeauthn.testkit.assertion;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.chain.UnionAuthenticator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthenticationResultAssertTest {

    private static final AuthenticationResult JANE = Authenticated.as(UserInfo.named("jane")
                    .withUid("42")
                    .withGroups(List.of("dev", "ops"))
                    .withExtra(Map.of("scopes", List.of("read", "write"))))
            .withAudiences(Audiences.of("api"));

    private static final Authenticator<BearerToken> CHAIN = UnionAuthenticator.<BearerToken>builder()
            .add("nobody", token -> {
                token.trace().note(() -> "there is nothing in it");
                return AuthenticationResult.noOpinion();
            })
            .add("refuser", token -> Failed.refused("token has expired"))
            .build();

    @Test
    void what_holds_passes() {
        assertThat(JANE)
                .isAuthenticated()
                .isAuthenticatedAs("jane")
                .withUid("42")
                .inGroups("ops")
                .inExactlyTheGroups("dev", "ops")
                .withExtra("scopes", "read", "write")
                .withExtra("other")
                .forAudiences("api")
                .withWarnings();
        assertThat(Failed.refused("no")).isRefused().isRefusedBecause("no").isRefusedAs(Failed.Kind.REFUSED);
        assertThat(AuthenticationResult.noOpinion()).hasNoOpinion();
    }

    @Test
    void what_does_not_hold_fails() {
        assertThatThrownBy(() -> assertThat(JANE).isAuthenticatedAs("jan")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).withUid("")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).inGroups("admins")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).inExactlyTheGroups("ops", "dev"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).withExtra("scopes", "read")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).forAudiences()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).withWarnings("old")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).isRefused()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(JANE).hasNoOpinion()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Failed.refused("no")).isAuthenticated())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Failed.refused("no")).isRefusedBecause("n"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Failed.refused("no")).isRefusedAs(Failed.Kind.WOULD_BLOCK))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_failure_prints_what_was_expected_what_was_answered_and_how_that_came_about() {
        assertThatThrownBy(() -> assertThat(CHAIN).given(BearerToken.of("x")).isAuthenticatedAs("jane"))
                .hasMessageContaining("""
                        Expected: authenticated as jane
                         but was: refused because token has expired
                        The decision:
                          authenticator: refused: token has expired
                            nobody: no opinion
                              - there is nothing in it
                            refuser: refused: token has expired
                        """);
    }

    @Test
    void a_failure_about_a_mere_result_says_how_to_get_the_trace() {
        assertThatThrownBy(() -> assertThat(JANE).isRefusedBecause("token has expired"))
                .hasMessageContaining("Expected: refused because token has expired")
                .hasMessageContaining("but was: authenticated as jane with the uid \"42\" in the groups [dev, ops]"
                        + " with the extra {scopes=[read, write]}, for the audiences [api]")
                .hasMessageContaining("assertThat(authenticator).given(credential) asks with one");
    }
}
