package io.github.kubeauthn.testkit.contract;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.assertion.AnswerText;
import io.github.kubeauthn.testkit.hostile.HostileInput;
import io.github.kubeauthn.testkit.question.Asked;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rules that a chain expects every authenticator to keep. Whoever writes one inherits {@link TokenAuthenticatorContract} or
 * {@link RequestAuthenticatorContract}, says how the authenticator is made and whom it knows, and has them tested, with several
 * hundred hostile inputs.
 *
 * @param <C> the credential that the authenticator understands
 */
public abstract class AuthenticatorContract<C extends Credential> {

    private static final Audiences NOBODYS_AUDIENCE = Audiences.of("https://audience-of-nobody.invalid");

    AuthenticatorContract() {}

    /** The authenticator; asked for once by each test. */
    protected abstract Authenticator<C> authenticator();

    abstract C known();

    abstract List<C> refused();

    abstract List<C> foreign();

    abstract List<HostileInput<C>> hostile();

    /** What of a credential must never show anywhere. */
    abstract List<String> secrets(C credential);

    /**
     * The audiences for which the known credential is good, where the authenticator distinguishes audiences; none (which is the
     * default) where it does not.
     */
    protected Audiences audiences() {
        return Audiences.none();
    }

    /** The clock by which the authenticator judges deadlines. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    /** How much of a processor's time an answer may take; two seconds unless said otherwise. */
    protected Duration timeLimit() {
        return Duration.ofSeconds(2);
    }

    /**
     * Makes whatever the authenticator asks elsewhere silent, so that an answer would have to be waited for.
     *
     * @return whether there is such a thing; {@code false}, which is the default, says that it decides all by itself
     */
    protected boolean silenceWhatItAsks() {
        return false;
    }

    @Test
    void authenticates_what_it_knows() {
        Asked asked = Asked.of(authenticator(), known());
        if (!(asked.result() instanceof Authenticated)) {
            broken("authenticates what it knows", "the known credential", asked);
        }
    }

    @Test
    void says_why_it_refuses() {
        Authenticator<C> authenticator = authenticator();
        for (C credential : refused()) {
            Asked asked = Asked.of(authenticator, credential);
            if (!(asked.result() instanceof Failed failure) || failure.message().isBlank()) {
                broken("fails, with a message, for what it refuses", "a refused credential", asked);
            }
        }
    }

    @Test
    void has_no_opinion_about_what_is_not_its_own() {
        Authenticator<C> authenticator = authenticator();
        for (C credential : foreign()) {
            Asked asked = Asked.of(authenticator, credential);
            if (!(asked.result() instanceof NoOpinion)) {
                broken("has no opinion about what is not its own", describe(credential), asked);
            }
        }
    }

    @Test
    void no_exception_escapes() {
        Authenticator<C> authenticator = authenticator();
        for (HostileInput<C> input : hostile()) {
            try {
                if (authenticator.authenticate(input.value()) == null) {
                    fail("The contract \"answers with a value\" is broken: null for " + input);
                }
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError escaped) {
                fail(
                        "The contract \"no exception escapes\" is broken: "
                                + escaped.getClass().getName() + " for " + input,
                        escaped);
            }
        }
    }

    @Test
    void authenticates_nobody_who_is_hostile() {
        Authenticator<C> authenticator = authenticator();
        for (HostileInput<C> input : hostile()) {
            AuthenticationResult result = authenticator.authenticate(input.value());
            if (result instanceof Authenticated success
                    && !success.user().name().equals(UserInfo.ANONYMOUS)) {
                broken("authenticates nobody who is hostile", input.name(), Asked.of(authenticator, input.value()));
            }
        }
    }

    @Test
    void answers_in_bounded_time() {
        Stopwatch.hold(timeLimit(), authenticator(), hostile());
    }

    @Test
    void shows_no_secret() {
        Authenticator<C> authenticator = authenticator();
        List<C> credentials = new ArrayList<>(List.of(known()));
        credentials.addAll(refused());
        credentials.addAll(foreign());
        hostile().forEach(input -> credentials.add(input.value()));
        for (C credential : credentials) {
            Asked asked = Asked.of(authenticator, credential);
            String shown = asked.result() + "\n" + asked.trace() + "\n" + authenticator;
            for (String secret : secrets(credential)) {
                if (shown.contains(secret)) {
                    // the answer itself cannot be printed here: it holds the secret
                    fail("The contract \"shows no secret\" is broken: a result, a trace or toString() has "
                            + secret.length() + " characters of the credential in it, in this answer:\n"
                            + shown.replace(secret, "[SECRET]"));
                }
            }
        }
    }

    @Test
    void gives_many_threads_the_same_answers() {
        List<C> credentials = new ArrayList<>(List.of(known()));
        credentials.addAll(refused());
        credentials.addAll(foreign());
        List<HostileInput<C>> hostile = hostile();
        for (int i = 0; i < hostile.size(); i += 20) {
            credentials.add(hostile.get(i).value());
        }
        Crowd.hold(authenticator(), credentials);
    }

    @Test
    void answers_only_for_audiences_that_were_asked_for() {
        Authenticator<C> authenticator = authenticator();
        Asked asked = ask(authenticator, context().withRequestedAudiences(NOBODYS_AUDIENCE));
        if (asked.result() instanceof Authenticated success && !answersForNobody(success)) {
            broken(
                    "answers only for audiences that were asked for",
                    "the known credential for " + NOBODYS_AUDIENCE,
                    asked);
        }
        if (!audiences().isEmpty()) {
            Asked good = ask(authenticator, context().withRequestedAudiences(audiences()));
            if (!(good.result() instanceof Authenticated success)
                    || !success.audiences().equals(audiences())) {
                broken("answers for its audiences", "the known credential for " + audiences(), good);
            }
        }
    }

    private boolean answersForNobody(Authenticated success) {
        return audiences().isEmpty()
                && NOBODYS_AUDIENCE.values().containsAll(success.audiences().values());
    }

    @Test
    void does_not_wait_where_waiting_is_forbidden() {
        Authenticator<C> authenticator = authenticator();
        boolean silent = silenceWhatItAsks();
        Asked asked = Patience.whileWaiting(() -> ask(authenticator, context().withNonBlocking(true)));
        boolean gaveUp = failedAs(asked, Failed.Kind.WOULD_BLOCK);
        if (silent ? !gaveUp : !gaveUp && !(asked.result() instanceof Authenticated)) {
            broken("does not wait where waiting is forbidden", "the known credential, not to be waited for", asked);
        }
    }

    @Test
    void gives_up_when_the_deadline_has_passed() {
        Authenticator<C> authenticator = authenticator();
        boolean silent = silenceWhatItAsks();
        AuthenticationContext late = context().withDeadline(clock().instant().minusSeconds(1));
        Asked asked = Patience.whileWaiting(() -> ask(authenticator, late));
        boolean gaveUp = failedAs(asked, Failed.Kind.DEADLINE_EXCEEDED);
        if (silent ? !gaveUp : !gaveUp && !(asked.result() instanceof Authenticated)) {
            broken("gives up when the deadline has passed", "the known credential, a second too late", asked);
        }
    }

    @Test
    void gives_up_when_it_is_interrupted_and_leaves_the_interruption() {
        Authenticator<C> authenticator = authenticator();
        boolean silent = silenceWhatItAsks();
        Patience.Interrupted interrupted = Patience.whileInterrupted(() -> ask(authenticator, context()));
        boolean gaveUp = failedAs(interrupted.asked(), Failed.Kind.INTERRUPTED);
        if (silent ? !gaveUp : !gaveUp && !(interrupted.asked().result() instanceof Authenticated)) {
            broken("gives up when it is interrupted", "the known credential", interrupted.asked());
        }
        if (!interrupted.stillInterrupted()) {
            broken("leaves the thread interrupted", "the known credential", interrupted.asked());
        }
    }

    private Asked ask(Authenticator<C> authenticator, AuthenticationContext context) {
        return Asked.of(authenticator, Asked.withContext(known(), context));
    }

    private AuthenticationContext context() {
        return AuthenticationContext.unlimited();
    }

    private static boolean failedAs(Asked asked, Failed.Kind kind) {
        return asked.result() instanceof Failed failure && failure.kind() == kind;
    }

    /** The credential in words that hold no secret. */
    String describe(C credential) {
        return credential.toString();
    }

    static void broken(String rule, String input, Asked asked) {
        fail("The contract \"" + rule + "\" is broken: " + input + "\n was answered: " + AnswerText.of(asked.result())
                + "\n" + AnswerText.steps(asked.trace()));
    }
}
