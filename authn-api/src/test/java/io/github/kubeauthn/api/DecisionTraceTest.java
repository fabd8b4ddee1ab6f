package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.TraceStep.Answer;
import io.github.kubeauthn.api.chain.UnionAuthenticator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DecisionTraceTest {

    private final TickingClock clock = new TickingClock();
    private final DecisionTrace trace = DecisionTrace.recording(clock);
    private final BearerToken token =
            BearerToken.of("s3cret", AuthenticationContext.unlimited().withTrace(trace));

    @Test
    void tells_who_was_asked_in_which_order_and_what_each_said() {
        Authenticator<BearerToken> union = UnionAuthenticator.<BearerToken>builder()
                .add("token file", t -> AuthenticationResult.noOpinion())
                .add("bootstrap token", t -> {
                    t.trace().note(() -> "the Secret expired a minute ago");
                    return Failed.refused("expired");
                })
                .add("webhook", t -> Authenticated.as(UserInfo.named("jane")))
                .add("last", t -> AuthenticationResult.noOpinion())
                .build();

        trace.ask("tokens", union, token);

        assertThat(trace.toString()).isEqualTo("""
                        tokens: authenticated as jane
                          token file: no opinion
                          bootstrap token: refused: expired
                            - the Secret expired a minute ago
                          webhook: authenticated as jane
                          last: not asked: somebody before it knew the credential
                        """);
    }

    @Test
    void measures_each_step_by_the_clock() {
        trace.ask(
                "slow",
                t -> {
                    clock.now = clock.now.plusMillis(250);
                    return AuthenticationResult.noOpinion();
                },
                token);

        assertThat(trace.steps()).extracting(TraceStep::duration).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void tells_refusing_from_not_being_able_to_check() {
        trace.ask("a", t -> Failed.refused("no"), token);
        trace.ask("b", t -> Failed.couldNotCheck("down"), token);

        assertThat(trace.steps()).extracting(TraceStep::answer).containsExactly(Answer.REFUSED, Answer.COULD_NOT_CHECK);
    }

    @Test
    void keeps_a_step_whose_authenticator_throws() {
        Authenticator<BearerToken> broken = t -> {
            throw new IllegalStateException("broken");
        };

        assertThatThrownBy(() -> trace.ask("broken", broken, token)).isInstanceOf(IllegalStateException.class);
        assertThat(trace.steps()).extracting(TraceStep::answer).containsExactly(Answer.COULD_NOT_CHECK);
    }

    @Test
    void takes_in_what_was_recorded_elsewhere() {
        DecisionTrace elsewhere = trace.fork();
        elsewhere.ask("inner", t -> AuthenticationResult.noOpinion(), token);

        trace.ask(
                "outer",
                t -> {
                    trace.adopt(elsewhere.steps());
                    return AuthenticationResult.noOpinion();
                },
                token);

        assertThat(trace.steps().get(0).children()).extracting(TraceStep::name).containsExactly("inner");
    }

    @Test
    void that_is_off_puts_nothing_into_words_and_keeps_nothing() {
        DecisionTrace.OFF.ask(
                "a",
                t -> {
                    t.trace().note(() -> {
                        throw new AssertionError("should not have been put into words");
                    });
                    return AuthenticationResult.noOpinion();
                },
                BearerToken.of("s3cret"));
        DecisionTrace.OFF.notAsked("b", "nobody asked");

        assertThat(DecisionTrace.OFF.steps()).isEmpty();
        assertThat(DecisionTrace.OFF.isRecording()).isFalse();
        assertThat(DecisionTrace.OFF.fork()).isSameAs(DecisionTrace.OFF);
    }

    private static final class TickingClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
