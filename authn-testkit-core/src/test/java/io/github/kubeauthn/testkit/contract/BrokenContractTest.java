package io.github.kubeauthn.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An authenticator that breaks one rule fails the test of that rule, and only that one, with words that say which. */
class BrokenContractTest {

    @Test
    void an_exception_escapes() {
        assertThat(ContractFailures.of(ThrowsForDots.class).get("no_exception_escapes"))
                .contains(
                        "The contract \"no exception escapes\" is broken: java.lang.IllegalStateException for the text \".\"");
    }

    static class ThrowsForDots extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            if (token.token().equals(".")) {
                throw new IllegalStateException("a dot");
            }
            return sound(token);
        }
    }

    @Test
    void it_refuses_what_is_not_its_own() {
        Map<String, String> failures = ContractFailures.of(RefusesEverythingElse.class);

        assertThat(failures).containsOnlyKeys("has_no_opinion_about_what_is_not_its_own");
        assertThat(failures.get("has_no_opinion_about_what_is_not_its_own"))
                .contains(
                        "The contract \"has no opinion about what is not its own\" is broken: token number 1 of foreignTokens()")
                .contains("was answered: refused because I do not know this")
                .contains(
                        "The decision:\n  authenticator: refused: I do not know this\n    - it does not begin with name:");
    }

    static class RefusesEverythingElse extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            AuthenticationResult result = sound(token);
            return result instanceof NoOpinion ? Failed.refused("I do not know this") : result;
        }
    }

    @Test
    void it_shows_the_token() {
        Map<String, String> failures = ContractFailures.of(ShowsTheToken.class);

        assertThat(failures).containsOnlyKeys("shows_no_secret");
        assertThat(failures.get("shows_no_secret"))
                .contains("The contract \"shows no secret\" is broken")
                .contains("nobody is called [SECRET]")
                .doesNotContain(FileOfNames.REFUSED);
    }

    static class ShowsTheToken extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            return sound(token) instanceof Failed ? Failed.refused("nobody is called " + token.token()) : sound(token);
        }
    }

    @Test
    void it_authenticates_whoever_is_hostile() {
        assertThat(ContractFailures.of(BelievesUnsignedTokens.class).get("authenticates_nobody_who_is_hostile"))
                .contains("is broken: a payload alone")
                .contains("was answered: authenticated as admin")
                .contains("The decision:\n  authenticator: authenticated as admin");
    }

    static class BelievesUnsignedTokens extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            return token.token().startsWith("eyJpc3Mi") ? Authenticated.as(UserInfo.named("admin")) : sound(token);
        }
    }

    @Test
    void it_looks_only_at_the_beginning() {
        assertThat(ContractFailures.of(LooksAtTheBeginning.class))
                .containsOnlyKeys("does_not_take_its_token_when_it_was_tampered_with");
    }

    static class LooksAtTheBeginning extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            return token.token().startsWith(FileOfNames.KNOWN)
                    ? Authenticated.as(UserInfo.named("jane"))
                    : sound(token);
        }
    }

    @Test
    void it_takes_forever() {
        assertThat(ContractFailures.of(HangsOnAMegabyte.class).get("answers_in_bounded_time"))
                .contains("The contract \"answers in bounded time\" is broken: the answer to a megabyte of one letter")
                .contains("(the limit is 500 ms)");
    }

    static class HangsOnAMegabyte extends Contract {

        @Override
        protected Duration timeLimit() {
            return Duration.ofMillis(500);
        }

        @Override
        AuthenticationResult answer(BearerToken token) {
            if (token.token().length() == 1 << 20
                    && Thread.currentThread().getName().equals("contract-stopwatch")) {
                long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            return sound(token);
        }
    }

    @Test
    void it_is_not_made_for_many_threads() {
        assertThat(ContractFailures.of(Counts.class).get("gives_many_threads_the_same_answers"))
                .contains("The contract \"gives many threads the same answers\" is broken");
    }

    static class Counts extends Contract {

        private final AtomicInteger questions = new AtomicInteger();

        @Override
        AuthenticationResult answer(BearerToken token) {
            AuthenticationResult result = sound(token);
            return result instanceof Authenticated success
                    ? success.withUser(UserInfo.named("jane").withUid("" + questions.incrementAndGet()))
                    : result;
        }
    }

    @Test
    void it_answers_for_audiences_of_its_own() {
        assertThat(ContractFailures.of(HasAudiences.class))
                .containsOnlyKeys("answers_only_for_audiences_that_were_asked_for");
    }

    static class HasAudiences extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            return sound(token) instanceof Authenticated success
                    ? success.withAudiences(Audiences.of("mine"))
                    : sound(token);
        }
    }

    @Test
    void it_knows_nobody() {
        Map<String, String> failures = ContractFailures.of(KnowsNobody.class);

        assertThat(failures.get("authenticates_what_it_knows"))
                .contains(
                        "The contract \"authenticates what it knows\" is broken: the known credential\n was answered: no opinion");
    }

    static class KnowsNobody extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            return AuthenticationResult.noOpinion();
        }
    }

    @Test
    void it_swallows_an_interruption() {
        assertThat(ContractFailures.of(SwallowsInterruptions.class))
                .containsOnlyKeys("gives_up_when_it_is_interrupted_and_leaves_the_interruption");
    }

    static class SwallowsInterruptions extends Contract {
        @Override
        AuthenticationResult answer(BearerToken token) {
            Thread.interrupted();
            return sound(token);
        }
    }

    /** Its subclasses are no tests by themselves: nobody but this class looks for them. */
    abstract static class Contract extends SoundTest {

        abstract AuthenticationResult answer(BearerToken token);

        static AuthenticationResult sound(BearerToken token) {
            return new FileOfNames().authenticate(token);
        }

        @Override
        protected Authenticator<BearerToken> authenticator() {
            return this::answer;
        }
    }
}
