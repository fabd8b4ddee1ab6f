package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.chain.AnonymousAuthenticator;
import io.github.kubeauthn.api.chain.AudienceAgnosticAuthenticator;
import io.github.kubeauthn.api.chain.AuthenticatedGroupAdder;
import io.github.kubeauthn.api.chain.UnionAuthenticator;
import io.github.kubeauthn.testkit.question.Questions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** What {@code authn-api} makes of authenticators keeps the contract where they do; here, since this module stands on that one. */
class ChainContractTest {

    private static final Authenticator<BearerToken> NOBODY = token -> AuthenticationResult.noOpinion();

    private static UnionAuthenticator.Builder<BearerToken> union() {
        return UnionAuthenticator.<BearerToken>builder()
                .add("nobody", NOBODY)
                .add("names", new FileOfNames())
                .add("nobody else", NOBODY);
    }

    @Nested
    class A_union extends SoundTest {
        @Override
        protected Authenticator<BearerToken> authenticator() {
            return union().build();
        }
    }

    @Nested
    class A_union_that_stops_at_the_first_failure extends SoundTest {
        @Override
        protected Authenticator<BearerToken> authenticator() {
            return union().buildStoppingAtFirstFailure();
        }
    }

    @Nested
    class Whoever_adds_a_group extends SoundTest {
        @Override
        protected Authenticator<BearerToken> authenticator() {
            return new AuthenticatedGroupAdder<>(new FileOfNames());
        }
    }

    @Nested
    class Whoever_adds_audiences extends SoundTest {
        @Override
        protected Authenticator<BearerToken> authenticator() {
            return new AudienceAgnosticAuthenticator<>(Audiences.of("api", "other"), new FileOfNames());
        }

        @Override
        protected Audiences audiences() {
            return Audiences.of("api");
        }
    }

    @Nested
    class Anonymous_everywhere extends RequestAuthenticatorContract {
        @Override
        protected Authenticator<HttpCredential> authenticator() {
            return AnonymousAuthenticator.everywhere();
        }

        @Override
        protected HttpCredential knownRequest() {
            return Questions.withoutCredentials();
        }

        /** Whoever asks is its own. */
        @Override
        protected List<HttpCredential> foreignRequests() {
            return List.of();
        }
    }

    @Nested
    class Anonymous_on_some_paths extends RequestAuthenticatorContract {
        @Override
        protected Authenticator<HttpCredential> authenticator() {
            return AnonymousAuthenticator.onlyOn(Set.of("/livez"));
        }

        @Override
        protected HttpCredential knownRequest() {
            return HttpCredential.builder().path("/livez").build();
        }
    }
}
