package com.example.apikey;

import static io.github.kubeauthn.testkit.chain.ChainAssertions.assertThat;
import static io.github.kubeauthn.testkit.question.Questions.withBearerToken;
import static io.github.kubeauthn.testkit.question.Questions.withCertificate;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.junit.KubeAuthn;
import io.github.kubeauthn.testkit.pki.TestCa;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The authenticator at work, in the chain that kubeadm sets up. */
@KubeAuthn
class ApiKeyChainTest {

    private final ApiKeyAuthenticator keys = new ApiKeyAuthenticator();
    private AuthenticationChain chain;

    @BeforeEach
    void start(AuthenticationChain kubernetes) {
        keys.add("ci", "5b9f0f3b1c6d4e8a", UserInfo.named("ci-robot"));
        chain = ApiKeyChain.extending(kubernetes, keys);
    }

    @Test
    void it_knows_api_keys() {
        assertThat(chain)
                .given(withBearerToken("key_ci_5b9f0f3b1c6d4e8a"))
                .isAuthenticatedAs("ci-robot")
                .inGroups("system:authenticated");
    }

    @Test
    void it_still_knows_client_certificates(TestCa ca) {
        assertThat(chain)
                .given(withCertificate(ca.client("jane", "dev").issue()))
                .isAuthenticatedAs("jane")
                .inExactlyTheGroups("dev", "system:authenticated");
    }

    @Test
    void a_wrong_key_is_refused() {
        assertThat(chain)
                .given(withBearerToken("key_ci_0000000000000000"))
                .isRefusedBecauseOfSomethingLike("the API key is unknown or was revoked");
    }
}
