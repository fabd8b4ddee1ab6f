package io.github.kubeauthn.testkit.chain;

import static io.github.kubeauthn.testkit.chain.ChainAssertions.assertThat;
import static io.github.kubeauthn.testkit.question.Questions.withBearerToken;
import static io.github.kubeauthn.testkit.question.Questions.withHeader;
import static io.github.kubeauthn.testkit.question.Questions.withoutCredentials;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChainAssertionsTest {

    private static final String JANES = "the-token-of-jane";
    private static final String JACKS = "the-token-of-jack";

    private final AuthenticationChain chain = AuthenticationChain.builder()
            .apiAudiences(Audiences.of("api"))
            .token("staff", ChainAssertionsTest::staff)
            .build();

    private static AuthenticationResult staff(BearerToken token) {
        if (token.token().equals(JANES)) {
            return Authenticated.as(UserInfo.named("jane")
                            .withUid("42")
                            .withGroups(List.of("dev", "ops"))
                            .withExtra(Map.of("scopes", List.of("read", "write"))))
                    .withAudiences(Audiences.of("api"));
        }
        token.trace().note(() -> "the token is not jane's");
        return token.token().equals(JACKS) ? Failed.refused("jack has left") : AuthenticationResult.noOpinion();
    }

    @Test
    void what_holds_of_a_decision_passes() {
        assertThat(chain)
                .given(withBearerToken(JANES))
                .isAuthenticatedAs("jane")
                .withUid("42")
                .inGroups("ops")
                .inExactlyTheGroups("dev", "ops", "system:authenticated")
                .withExtra("scopes", "read", "write")
                .withExtra("other")
                .lettingHandlersSee("Authorization")
                .withWarnings();
        assertThat(chain)
                .given(withBearerToken(JACKS))
                .isRefused()
                .isRefusedBecause("jack has left")
                .isRefusedBecauseOfSomethingLike("jack has left");
        assertThat(chain).given(withoutCredentials()).isRefused().hasNoOpinion();
        assertThat(chain.decide(withoutCredentials())).hasNoOpinion();
    }

    @Test
    void what_does_not_hold_of_a_decision_fails() {
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).isAuthenticatedAs("jan"));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).isAnonymous());
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).withUid(""));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).inGroups("admins"));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).inExactlyTheGroups("dev", "ops"));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).withExtra("scopes", "read"));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).lettingHandlersSee("Authorization", "any"));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).withWarnings("old"));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).withAuditAnnotation("a", "b"));
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).isRefused());
        fails(() -> assertThat(chain).given(withBearerToken(JANES)).hasNoOpinion());
        fails(() -> assertThat(chain).given(withBearerToken(JACKS)).isAuthenticatedAs("jack"));
        fails(() -> assertThat(chain).given(withBearerToken(JACKS)).isRefusedBecause("jack has"));
        fails(() -> assertThat(chain).given(withBearerToken(JACKS)).isRefusedBecauseOfSomethingLike("jane"));
        fails(() -> assertThat(chain).given(withBearerToken(JACKS)).hasNoOpinion());
    }

    @Test
    void handlers_see_what_carries_no_credential() {
        assertThat(AuthenticationChain.builder()
                        .request("everybody", request -> Authenticated.as(UserInfo.named("somebody")))
                        .build())
                .given(withHeader("X-Request-Id", "7"))
                .lettingHandlersSee("X-Request-Id", "7");
    }

    @Test
    void what_holds_of_a_review_passes() {
        assertThat(chain)
                .reviewing(JANES)
                .isAuthenticatedAs("jane")
                .withUid("42")
                .inGroups("dev")
                .inExactlyTheGroups("dev", "ops", "system:authenticated")
                .withExtra("scopes", "read", "write")
                .forAudiences("api");
        assertThat(chain).reviewing(JACKS).isRefused().isRefusedBecause("jack has left");
        assertThat(chain).reviewing("").isDeclined(400, "token is required for TokenReview in authentication");
        assertThat(chain.review(JANES, Audiences.none(), AuthenticationContext.unlimited()))
                .isAuthenticatedAs("jane");
    }

    @Test
    void what_does_not_hold_of_a_review_fails() {
        fails(() -> assertThat(chain).reviewing(JANES).isAuthenticatedAs("jan"));
        fails(() -> assertThat(chain).reviewing(JANES).withUid(""));
        fails(() -> assertThat(chain).reviewing(JANES).inGroups("admins"));
        fails(() -> assertThat(chain).reviewing(JANES).inExactlyTheGroups("dev"));
        fails(() -> assertThat(chain).reviewing(JANES).withExtra("scopes"));
        fails(() -> assertThat(chain).reviewing(JANES).forAudiences());
        fails(() -> assertThat(chain).reviewing(JANES).isRefused());
        fails(() -> assertThat(chain).reviewing(JANES).hasNoOpinion());
        fails(() -> assertThat(chain).reviewing(JACKS).isRefusedBecause("jack has"));
        fails(() -> assertThat(chain).reviewing(JACKS).isDeclined(400, "token is required"));
        fails(() -> assertThat(chain).reviewing("").isRefused());
    }

    @Test
    void a_failure_prints_what_was_expected_what_was_decided_and_how_that_came_about_but_no_credential() {
        assertThatThrownBy(() -> assertThat(chain).given(withBearerToken(JACKS)).isAuthenticatedAs("jack"))
                .hasMessageContaining("""
                        Expected: 200, authenticated as jack
                         but was: 401 because jack has left
                        The decision:
                        """)
                .hasMessageContaining("- the token is not jane's")
                .message()
                .doesNotContain(JACKS);
    }

    @Test
    void a_failure_about_a_review_prints_the_same() {
        assertThatThrownBy(() -> assertThat(chain).reviewing(JANES).isAuthenticatedAs("jan"))
                .hasMessageContaining("""
                        Expected: authenticated as jan
                         but was: authenticated as jane with the uid "42" in the groups [dev, ops, system:authenticated]""")
                .hasMessageContaining("The decision:\n")
                .message()
                .doesNotContain(JANES);
    }

    @Test
    void a_failure_about_a_mere_decision_says_how_to_get_the_trace() {
        assertThatThrownBy(() -> assertThat(chain.decide(withoutCredentials())).isAnonymous())
                .hasMessageContaining("but was: 401 because no credential is known")
                .hasMessageContaining("assertThat(chain).given(request) asks with one");
    }

    @Test
    void single_authenticators_are_asserted_on_by_the_same_import() {
        assertThat(Failed.refused("no")).isRefusedBecause("no");
    }

    private static void fails(ThrowingCallable assertion) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }
}
