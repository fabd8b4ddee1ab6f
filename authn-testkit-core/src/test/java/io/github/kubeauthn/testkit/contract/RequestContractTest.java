package io.github.kubeauthn.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.question.Questions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of an authenticator of requests: a sound one keeps it, and whoever breaks one rule reads which. */
class RequestContractTest extends RequestAuthenticatorContract {

    private static final String SCHEME = "Name ";
    private static final String KNOWN = "jane-with-a-long-secret";
    private static final String REFUSED = "jack-with-a-long-secret";

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return RequestContractTest::sound;
    }

    @Override
    protected HttpCredential knownRequest() {
        return Questions.withHeader("Authorization", SCHEME + KNOWN);
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(Questions.withHeader("Authorization", SCHEME + REFUSED));
    }

    static AuthenticationResult sound(HttpCredential request) {
        List<String> values = request.headers().values("Authorization");
        if (values.size() != 1 || !values.get(0).startsWith(SCHEME)) {
            request.trace().note(() -> "there is no name");
            return AuthenticationResult.noOpinion();
        }
        return values.get(0).equals(SCHEME + KNOWN)
                ? Authenticated.as(UserInfo.named("jane"))
                : Failed.refused("nobody has this name");
    }

    @Test
    void it_believes_any_certificate() {
        assertThat(ContractFailures.of(BelievesCertificates.class).get("authenticates_nobody_who_is_hostile"))
                .contains("The contract \"authenticates nobody who is hostile\" is broken: a certificate, ")
                .contains("was answered: authenticated as whoever");
    }

    static class BelievesCertificates extends Contract {
        @Override
        AuthenticationResult answer(HttpCredential request) {
            return request.peerCertificates().isEmpty() ? sound(request) : Authenticated.as(UserInfo.named("whoever"));
        }
    }

    @Test
    void it_wants_a_certificate_where_there_is_none() {
        assertThat(ContractFailures.of(WantsCertificates.class).get("no_exception_escapes"))
                .startsWith("The contract \"no exception escapes\" is broken: ")
                .contains("IndexOutOfBoundsException");
    }

    static class WantsCertificates extends Contract {
        @Override
        AuthenticationResult answer(HttpCredential request) {
            return sound(request) instanceof NoOpinion
                            && request.peerCertificates().get(0).der().length == 0
                    ? AuthenticationResult.noOpinion()
                    : sound(request);
        }
    }

    @Test
    void it_refuses_what_is_not_its_own() {
        Map<String, String> failures = ContractFailures.of(RefusesEverythingElse.class);

        assertThat(failures).containsOnlyKeys("has_no_opinion_about_what_is_not_its_own");
        assertThat(failures.get("has_no_opinion_about_what_is_not_its_own"))
                .contains("was answered: refused because I do not know this")
                .contains("- there is no name");
    }

    static class RefusesEverythingElse extends Contract {
        @Override
        AuthenticationResult answer(HttpCredential request) {
            AuthenticationResult result = sound(request);
            return result instanceof NoOpinion ? Failed.refused("I do not know this") : result;
        }
    }

    @Test
    void it_shows_the_credential() {
        Map<String, String> failures = ContractFailures.of(ShowsTheCredential.class);

        assertThat(failures).containsOnlyKeys("shows_no_secret");
        assertThat(failures.get("shows_no_secret"))
                .contains("nobody is called [SECRET]")
                .doesNotContain(REFUSED);
    }

    static class ShowsTheCredential extends Contract {
        @Override
        AuthenticationResult answer(HttpCredential request) {
            return sound(request) instanceof Failed
                    ? Failed.refused("nobody is called "
                            + request.headers().first("Authorization").substring(SCHEME.length()))
                    : sound(request);
        }
    }

    @Test
    void it_shows_what_stands_in_a_header_of_its_own() {
        Map<String, String> failures = ContractFailures.of(ShowsItsHeader.class);

        assertThat(failures).containsOnlyKeys("shows_no_secret");
        assertThat(failures.get("shows_no_secret"))
                .contains("nobody has the key [SECRET]")
                .doesNotContain(REFUSED);
    }

    static class ShowsItsHeader extends ContractOfHeader {
        @Override
        AuthenticationResult refusal(String key) {
            return Failed.refused("nobody has the key " + key);
        }
    }

    @Test
    void it_fails_at_what_stands_in_a_header_of_its_own() {
        assertThat(ContractFailures.of(CountsOnDots.class).get("no_exception_escapes"))
                .startsWith("The contract \"no exception escapes\" is broken: ")
                .contains("in the header X-Api-Key, ");
    }

    static class CountsOnDots extends ContractOfHeader {
        @Override
        AuthenticationResult refusal(String key) {
            return Failed.refused("nobody has a key of " + key.split("\\.", -1)[key.equals(REFUSED) ? 0 : 1].length());
        }
    }

    /** Its subclasses have a header of their own. */
    abstract static class ContractOfHeader extends Contract {

        abstract AuthenticationResult refusal(String key);

        @Override
        AuthenticationResult answer(HttpCredential request) {
            List<String> keys = request.headers().values("X-Api-Key");
            if (keys.size() != 1) {
                return AuthenticationResult.noOpinion();
            }
            return keys.get(0).equals(KNOWN) ? Authenticated.as(UserInfo.named("jane")) : refusal(keys.get(0));
        }

        @Override
        protected HttpCredential knownRequest() {
            return Questions.withHeader("X-Api-Key", KNOWN);
        }

        @Override
        protected List<HttpCredential> refusedRequests() {
            return List.of(Questions.withHeader("X-Api-Key", REFUSED));
        }

        @Override
        protected List<String> secretHeaders() {
            return List.of("X-Api-Key");
        }
    }

    /** Its subclasses are no tests by themselves: nobody but this class looks for them. */
    abstract static class Contract extends RequestAuthenticatorContract {

        abstract AuthenticationResult answer(HttpCredential request);

        @Override
        protected Authenticator<HttpCredential> authenticator() {
            return this::answer;
        }

        @Override
        protected HttpCredential knownRequest() {
            return Questions.withHeader("Authorization", SCHEME + KNOWN);
        }

        @Override
        protected List<HttpCredential> refusedRequests() {
            return List.of(Questions.withHeader("Authorization", SCHEME + REFUSED));
        }
    }
}
